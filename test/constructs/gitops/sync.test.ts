import { k8s } from 'cdk8s-plus-28';
import { layers } from '../../../constructs/gitops/layer';
import { inPhase, phases } from '../../../constructs/gitops/sync';
import { projectWave, syncWave } from '../../../constructs/gitops/sync-wave';
import { protect } from '../../../constructs/shared/protect';
import { component, find } from '../render';

test('each layer starts after the one before it, and within a layer operators start first', () => {
  const waves = layers.flatMap((layer) => [
    syncWave({ layer, role: 'operator' }),
    syncWave({ layer, role: 'instance' }),
  ]);
  expect([...waves].sort((one, other) => one - other)).toEqual(waves);
  expect(new Set(waves).size).toBe(waves.length);
});

test('what delivers comes before all layers and after the projects', () => {
  const wave = syncWave({ layer: 'cicd', role: 'delivery' });
  expect(wave).toBeGreaterThan(projectWave);
  expect(wave).toBeLessThan(syncWave({ layer: layers[0], role: 'operator' }));
});

test('definitions come after what delivers and before all layers', () => {
  const wave = syncWave({ layer: 'observability', role: 'definitions' });
  expect(wave).toBeGreaterThan(syncWave({ layer: 'cicd', role: 'delivery' }));
  expect(wave).toBeLessThan(syncWave({ layer: layers[0], role: 'operator' }));
});

test('phases are waves in their order, and the first is the one that Argo CD takes by default', () => {
  expect(phases.map((phase) => Object.values(inPhase(phase))[0])).toEqual(phases.map((_, index) => String(index)));
});

test('protection reaches every object below a construct', () => {
  const shop = component();
  new k8s.KubeConfigMap(shop, 'later', { metadata: { name: 'later', annotations: { kept: 'yes' } } });
  protect(shop);
  expect(find(shop, 'ConfigMap').metadata.annotations).toEqual({
    kept: 'yes',
    'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
  });
});
