import { parse } from 'yaml';
import { type Crd, selectCrds, storageVersionOnly, withSpec } from '../../cli/import/crd';
import { cutCrd } from '../../cli/import/cut';
import { stripProse } from '../../cli/import/schema';
import { crdYaml } from './import-fixtures';

describe('the CRDs that are imported', () => {
  test('hold the storage version only, whatever else upstream serves', () => {
    const crd = storageVersionOnly(parse(crdYaml('Lamp')));
    expect(crd.spec.versions).toHaveLength(1);
    expect(crd.spec.versions[0]).toMatchObject({ name: 'v1', subresources: { status: {} } });
    expect(crd.metadata).toEqual({ name: 'lamps.lamps.example' });
  });

  test('keep neither descriptions nor printer columns', () => {
    expect(JSON.stringify(storageVersionOnly(parse(crdYaml('Lamp'))))).not.toMatch(/prose|additionalPrinterColumns/);
  });

  test('name a CRD that has no storage version', () => {
    const crd = parse(crdYaml('Lamp').replace('storage: true', 'storage: false'));
    expect(() => storageVersionOnly(crd)).toThrow('lamps.example Lamp has no storage version');
  });

  test('are found among others in files of many documents, and all that are not found are reported', () => {
    const missing: string[] = [];
    const files = [[crdYaml('Other'), crdYaml('Lamp')].join('\n---\n'), crdYaml('Shade')];
    const found = selectCrds(files, { 'lamps.example': ['Lamp', 'Bulb', 'Shade'], 'else.example': ['Lamp'] }, (kind) =>
      missing.push(kind),
    );
    expect(found.map((crd) => crd.spec.names.kind)).toEqual(['Lamp', 'Shade']);
    expect(missing).toEqual(['lamps.example Bulb', 'else.example Lamp']);
  });
});

describe('a kind whose CRD leaves its spec open', () => {
  const spec = { type: 'object', properties: { colour: { type: 'string' } } };
  const lamp = storageVersionOnly(parse(crdYaml('Lamp')));
  const [version] = lamp.spec.versions;
  const open = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };
  const untyped = {
    ...lamp,
    spec: { ...lamp.spec, versions: [{ ...version, schema: { openAPIV3Schema: open } }] as const },
  };

  test('is given one, and what is beside it stays open', () => {
    expect(withSpec(untyped, spec).spec.versions[0].schema.openAPIV3Schema).toEqual({ ...open, properties: { spec } });
  });

  test('is left as it is when nobody says more', () => {
    expect(withSpec(untyped, undefined)).toBe(untyped);
  });

  test('fails when the CRD has come to say it itself', () => {
    expect(() => withSpec(withSpec(untyped, spec), spec)).toThrow('says itself what its spec is like');
  });
});

describe('stripping prose', () => {
  test('leaves properties that are called like a keyword, and every constraint', () => {
    const schema = {
      type: 'object',
      required: ['description'],
      properties: {
        description: { type: 'string', description: 'prose', pattern: '^a', default: 'a' },
        title: { type: 'array', items: { type: 'integer', title: 'prose', minimum: 1 } },
      },
      'x-kubernetes-validations': [{ rule: 'self.title.size() > 0' }],
    };
    expect(stripProse(schema)).toEqual({
      type: 'object',
      required: ['description'],
      properties: {
        description: { type: 'string', pattern: '^a', default: 'a' },
        title: { type: 'array', items: { type: 'integer', minimum: 1 } },
      },
      'x-kubernetes-validations': [{ rule: 'self.title.size() > 0' }],
    });
  });
});

describe('cutting', () => {
  const any = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };

  function cutSpec(properties: object, paths: string[] = []): unknown {
    const crd: Crd = storageVersionOnly(
      parse(crdYaml('Lamp', `type: object, properties: ${JSON.stringify(properties)}`)),
    );
    return cutCrd(crd, paths).spec.versions[0].schema.openAPIV3Schema.properties?.spec?.properties;
  }
  const object = (...names: string[]) => ({
    type: 'object',
    properties: Object.fromEntries(names.map((name) => [name, { type: 'string' }])),
  });

  test('makes embedded types of Kubernetes any object, in lists too', () => {
    const toleration = object('effect', 'key', 'operator', 'tolerationSeconds', 'value');
    expect(
      cutSpec({
        tolerations: { type: 'array', items: toleration },
        probe: object('httpGet', 'periodSeconds', 'tcpSocket'),
      }),
    ).toEqual({
      tolerations: { type: 'array', items: any },
      probe: any,
    });
  });

  test('leaves what only resembles them', () => {
    const persistence = object('accessModes', 'enabled', 'storageClassName', 'volumeName');
    expect(cutSpec({ persistence })).toEqual({ persistence });
  });

  test('makes a quantity a string and a number-or-string anything', () => {
    const either = { 'x-kubernetes-int-or-string': true, anyOf: [{ type: 'integer' }, { type: 'string' }] };
    expect(cutSpec({ size: { ...either, pattern: '^[0-9]+Gi$' }, port: either })).toEqual({
      size: { type: 'string' },
      port: any,
    });
  });

  test('takes away the named sub-trees, below lists too, and says when there is nothing', () => {
    const providers = {
      type: 'array',
      items: { type: 'object', properties: { dns: object('zone'), name: { type: 'string' } } },
    };
    expect(cutSpec({ providers }, ['Lamp.spec.providers.dns', 'Other.spec.x'])).toEqual({
      providers: { type: 'array', items: { type: 'object', properties: { dns: any, name: { type: 'string' } } } },
    });
    expect(() => cutSpec({ providers }, ['Lamp.spec.provider'])).toThrow('nothing to cut at Lamp.spec.provider');
  });

  test('takes away the status, which nobody writes', () => {
    const crd = cutCrd(storageVersionOnly(parse(crdYaml('Lamp'))));
    expect(crd.spec.versions[0].schema.openAPIV3Schema.properties).not.toHaveProperty('status');
  });
});
