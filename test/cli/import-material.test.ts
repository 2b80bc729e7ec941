import { systems } from '../../cli/import/sources';
import { readMaterial } from '../../cli/import/material';
import { fileUrl } from '../../cli/import/upstream';
import { charts } from '../../app/catalogue';
import { crdYaml, origin, system } from './import-fixtures';

const kubernetes = async () => '{"definitions": {}, "paths": {}}';

describe('reading all that the import needs', () => {
  test('gives CRDs with their system, values and the schema of Kubernetes', async () => {
    const crds = `${crdYaml('Lamp')}\n---\n${crdYaml('Shade')}`;
    const material = await readMaterial([system], origin({ crds, 'values.yaml': 'size: 1' }), kubernetes);
    expect(material.crds.map(({ crd, system: { id } }) => `${id} ${crd.spec.names.kind}`)).toEqual([
      'lamps Lamp',
      'lamps Shade',
    ]);
    expect(material.charts).toEqual([{ chart: system.charts[0], values: { size: 1 } }]);
  });

  test('fails with everything that is missing at once', async () => {
    const reading = readMaterial([system], origin({ crds: crdYaml('Lamp') }), async () => {
      throw new Error('swagger.json: no such file');
    });
    const { message } = (await reading.catch((error: Error) => error)) as Error;
    expect(message.split('\n').sort()).toEqual([
      '  lamps: no CRD of lamps.example Shade in its files',
      '  swagger.json: no such file',
      '  values.yaml: no such file',
      'Nothing imported, this is missing:',
    ]);
  });
});

describe('what is downloaded', () => {
  test('comes from a repository at a tag, which may hold any character', () => {
    expect(fileUrl(system.charts[0]!.upstream, 'values.yaml')).toBe(
      'https://raw.githubusercontent.com/example/lamps/lamps-1.0.0%2B2/charts/lamps/values.yaml',
    );
  });

  test('covers every chart of the catalogue once', () => {
    const names = systems.flatMap((each) => each.charts.map(({ name }) => name));
    expect(names.sort()).toEqual(
      Object.values(charts)
        .map(({ name }) => name as string)
        .sort(),
    );
  });

  test('is pinned to a version everywhere', () => {
    const folders = systems.flatMap((each) => [each.crds ?? [], each.charts.map(({ upstream }) => upstream)].flat());
    for (const { tag } of folders) expect(tag).toMatch(/\d+\.\d+\.\d+|^[0-9a-f]{40}$/);
  });
});
