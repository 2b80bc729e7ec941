import type { RedisOperatorValues } from '../../../imports/values/redis-operator';
import { operatorGroup, RedisOperator } from '../../../constructs/datastores/redis-operator';
import type { RedisOperatorProps } from '../../../constructs/datastores/redis-operator';
import { HelmRelease } from '../../../constructs/gitops/helm-release';
import { Footprint } from '../../../constructs/shared/footprint';
import { chart } from '../collaborators';
import { component, find } from '../render';

const props: Required<RedisOperatorProps> = { chart, replicas: 2, image: 'registry:5000/redis-operator:v1.2.3' };

function operator(image = props.image) {
  const home = component('redis-operator', 'datastores');
  const { pods } = new RedisOperator(home, 'operator', { ...props, image });
  return { home, pods, values: HelmRelease.within(home)[0]!.values as RedisOperatorValues };
}

const { home, pods, values } = operator();

test('it cares for the group that the custom resources bear', () => {
  expect(values.extraEnvVars).toEqual([{ name: 'OPERATOR_GROUP_ID', value: Object.values(operatorGroup)[0] }]);
});

test('its image is the given one: the default of the chart is another release', () => {
  expect(values.image).toEqual({ repository: 'registry:5000/redis-operator', tag: 'v1.2.3' });
  expect(operator('a/b:v1@sha256:0123').values.image).toEqual({ repository: 'a/b', tag: 'v1@sha256:0123' });
});

test('fails when its image has no tag', () => {
  expect(() => operator('registry:5000/redis-operator')).toThrow(/'image' of the Redis operator must have a tag/);
});

test('its pods fit the level `restricted`', () => {
  expect(values.securityContext).toEqual({
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    seccompProfile: { type: 'RuntimeDefault' },
  });
});

test('it counts with what it asks for', () => {
  expect(Footprint.within(home)).toMatchObject([{ replicas: 2, containers: [values.resources] }]);
});

test('nobody calls it, and Redis knows its pods by the labels of its chart', () => {
  expect(find(home, 'NetworkPolicy', chart.name).spec.ingress).toBeUndefined();
  expect(pods.podLabels).toEqual({
    'app.kubernetes.io/name': 'redis-operator',
    'app.kubernetes.io/instance': chart.name,
  });
});
