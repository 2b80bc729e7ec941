import { HelmRelease } from '../../../constructs/gitops/helm-release';
import type { HelmReleaseProps } from '../../../constructs/gitops/helm-release';
import { Footprint } from '../../../constructs/shared/footprint';
import { chart, resources } from '../collaborators';
import { component, render } from '../render';

const props: Required<HelmReleaseProps<{ readonly replicas: number }>> = {
  chart,
  releaseName: 'other',
  values: { replicas: 2 },
  skipCrds: true,
  skipSchemaValidation: true,
  clusterScopedKinds: ['group/Kind'],
  otherNamespaces: ['kube-system'],
  pods: [{ workload: 'thing', replicas: 2, containers: [resources] }],
};

test('a release bears the name of its chart, unless it is given one', () => {
  const { releaseName: _, ...required } = props;
  expect(new HelmRelease(component(), 'chart', required).releaseName).toBe(chart.name);
  expect(new HelmRelease(component(), 'chart', props).releaseName).toBe('other');
});

test('its pods count, though it renders nothing here', () => {
  const home = component();
  const before = render(home).length;
  new HelmRelease(home, 'chart', props);
  expect(render(home)).toHaveLength(before);
  expect(Footprint.within(home)).toEqual(props.pods);
});
