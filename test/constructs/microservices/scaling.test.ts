import { Scaling } from '../../../constructs/microservices/scaling';
import type { ScalingProps } from '../../../constructs/microservices/scaling';
import { component, find, kinds } from '../render';

function scaling(min: number, max: number) {
  const shop = component();
  const props: Omit<Required<ScalingProps>, 'lag'> = {
    identity: { name: 'cart', component: 'service' },
    replicas: { min, max },
  };
  new Scaling(shop, 'scaling', props);
  return shop;
}

const selector = {
  'app.kubernetes.io/name': 'cart',
  'app.kubernetes.io/instance': 'cart',
  'app.kubernetes.io/component': 'service',
};

test('a single pod has no budget, for a budget would hold up the draining of its node for ever', () => {
  expect(kinds(scaling(1, 1))).toEqual(['Namespace', 'NetworkPolicy']);
});

test('what may become several has a budget from the start', () => {
  expect(find(scaling(1, 2), 'PodDisruptionBudget').spec.selector.matchLabels).toEqual(selector);
});

test('the autoscaler scales the Deployment of the same name by its load, between the two numbers', () => {
  const { spec } = find(scaling(2, 5), 'HorizontalPodAutoscaler');
  expect(spec.scaleTargetRef).toEqual({ apiVersion: 'apps/v1', kind: 'Deployment', name: 'cart' });
  expect(spec).toMatchObject({ minReplicas: 2, maxReplicas: 5 });
  const [{ type, resource }] = spec.metrics;
  expect([type, resource.name, resource.target.type]).toEqual(['Resource', 'cpu', 'Utilization']);
  expect(resource.target.averageUtilization).toBeLessThan(100);
});

test('budget and autoscaler come with what they are about', () => {
  const shop = scaling(2, 5);
  for (const kind of ['PodDisruptionBudget', 'HorizontalPodAutoscaler']) {
    const { metadata } = find(shop, kind, 'cart');
    expect(metadata.annotations['argocd.argoproj.io/sync-wave']).toBe('3');
    expect(metadata.labels).toMatchObject(selector);
  }
});

test('fails when there may be fewer pods than there must be', () => {
  expect(() => scaling(3, 2)).toThrow(/'replicas.max' must be at least 'replicas.min' \(3\), got 2/);
});
