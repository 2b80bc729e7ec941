import { resolve } from 'node:path';
import ts from 'typescript';
import type { ChartMaterial } from '../../cli/import/material';
import type { ChartSource } from '../../cli/import/system';
import { valuesSchema } from '../../cli/import/values-schema';
import { interfaceName } from '../../cli/import/values-types';

const closed = (properties: object) => ({ type: 'object', properties, additionalProperties: false });
const map = { tsType: '{ readonly [key: string]: any }' };

function schemaOf(values: unknown, chart: Partial<ChartSource> = {}, schema?: ChartMaterial['schema']) {
  const upstream = { repository: 'example/lamps', tag: 'v1', path: '' } as const;
  return valuesSchema({ chart: { name: 'lamps', upstream, ...chart }, values, ...(schema && { schema }) });
}

describe('values that are known from values.yaml', () => {
  test('are closed maps of the types that the defaults have', () => {
    expect(schemaOf({ server: { host: 'a', port: 1, tls: false } })).toEqual(
      closed({ server: closed({ host: { type: 'string' }, port: { type: 'number' }, tls: { type: 'boolean' } }) }),
    );
  });

  test('are open where a default says nothing or Kubernetes says the rest', () => {
    expect(schemaOf({ a: null, b: [1], c: {}, resources: { limits: { cpu: 1 } }, podLabels: { x: 'y' } })).toEqual(
      closed({ a: { tsType: 'unknown' }, b: { tsType: 'readonly unknown[]' }, c: map, resources: map, podLabels: map }),
    );
  });

  test('take a number or a percentage for a disruption budget', () => {
    expect(schemaOf({ pdb: { minAvailable: '' } })).toEqual(
      closed({ pdb: closed({ minAvailable: { tsType: 'number | string' } }) }),
    );
  });

  test('have what a chart lists by hand, for each key where it says `*`', () => {
    const extra = { 'drivers.*.on': 'boolean', quiet: 'string' } as const;
    expect(schemaOf({ drivers: { a: {}, b: {} }, config: { x: 1 } }, { extra, open: ['config'] })).toEqual(
      closed({
        drivers: closed({ a: closed({ on: { tsType: 'boolean' } }), b: closed({ on: { tsType: 'boolean' } }) }),
        config: map,
        quiet: { tsType: 'string' },
      }),
    );
  });

  test('must have what is listed as open', () => {
    expect(() => schemaOf({}, { open: ['config', 'more.config'] })).toThrow(
      'chart lamps has no values config, more.config',
    );
  });
});

test('values.schema.json wins over the defaults, its definitions and prose are gone', () => {
  const schema = {
    $ref: '#/$defs/values',
    $defs: {
      values: { type: 'object', properties: { size: { $ref: '#/$defs/size' }, mode: { enum: ['a', 'b'] } } },
      size: { type: ['integer', 'null'], description: 'prose', default: 1 },
    },
  };
  expect(schemaOf({}, {}, schema)).toEqual(
    closed({ size: { anyOf: [{ type: 'integer' }, { type: 'null' }] }, mode: { enum: ['a', 'b'] } }),
  );
});

test('interfaces are named after the chart', () => {
  expect(interfaceName('ceph-csi-drivers')).toBe('CephCsiDriversValues');
});

describe('the generated types of Helm values', () => {
  test('take values that the charts know', () => {
    expect(
      errors(`
        const certManager: CertManagerValues = { crds: { enabled: true }, resources: { limits: { memory: '256Mi' } } };
        const contour: ContourValues = { envoy: { kind: 'deployment', replicaCount: 2 }, metrics: { enabled: true } };
        const drivers: CephCsiDriversValues = { drivers: { rbd: { controllerPlugin: { priorityClassName: 'high' } } } };
      `),
    ).toEqual([]);
  });

  test('take neither a misspelt name, at any depth, nor a wrong type', () => {
    expect(
      errors(`
        const top: CertManagerValues = { replicaCuont: 2 };
        const deep: ContourValues = { envoy: { service: { typ: 'NodePort' } } };
        const type: CertManagerValues = { replicaCount: '2' };
      `),
    ).toEqual([
      expect.stringContaining('replicaCuont'),
      expect.stringContaining('typ'),
      expect.stringContaining('not assignable'),
    ]);
  });
});

/** What the compiler says of a few lines that use the committed interfaces. Without the standard library: it is most of the time. */
function errors(code: string): string[] {
  const file = resolve(__dirname, 'values-program.ts');
  const charts = ['cert-manager', 'contour', 'ceph-csi-drivers'];
  const imports = charts.map(
    (chart) => `import type { ${interfaceName(chart)} } from '../../imports/values/${chart}';`,
  );
  const types = [
    'Array',
    'Boolean',
    'CallableFunction',
    'Function',
    'IArguments',
    'NewableFunction',
    'Number',
    'Object',
    'RegExp',
    'String',
  ];
  const globals = [...types.map((name) => `interface ${name} {}`), 'interface ReadonlyArray<T> {}'].join('\n');
  const source = `${imports.join('\n')}\ndeclare global {\n${globals.replace('Array {}', 'Array<T> {}')}\n}\n${code}`;

  const host = ts.createCompilerHost({});
  const { getSourceFile } = host;
  host.getSourceFile = (name, options) =>
    name === file ? ts.createSourceFile(name, source, options) : getSourceFile.call(host, name, options);
  const program = ts.createProgram([file], { strict: true, noEmit: true, noLib: true, types: [] }, host);
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}
