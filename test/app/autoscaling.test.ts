import { at, items } from '../../verify/fields';
import { ManifestSet } from '../../verify/manifest';
import { shippedSettings, synthesizeInMemory } from './synthesized';

const scalesByLoad = ({ object }: ReturnType<typeof synthesizeInMemory>['located'][number]) =>
  items(at(object.spec, 'metrics')).some((metric) => at(metric, 'type') === 'Resource');

test.each(shippedSettings().map((settings) => [settings.environment, settings] as const))(
  'whatever of %s scales by the load of its processors is told of it',
  (_, settings) => {
    const { testbed, located } = synthesizeInMemory(settings);
    const autoscalers = new ManifestSet(located).of('autoscaling/HorizontalPodAutoscaler').filter(scalesByLoad);
    const measured = testbed.components.some(({ node }) => node.id === 'metrics-server');
    expect(measured || autoscalers.length === 0).toBe(true);
  },
);
