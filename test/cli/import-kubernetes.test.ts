import Ajv from 'ajv';
import { coreKinds, kubernetesSchema } from '../../cli/import/kubernetes-schema';
import type { Swagger } from '../../cli/import/material';
import { scopes } from '../../cli/import/scopes';

const quantity = 'io.k8s.apimachinery.pkg.api.resource.Quantity';

/** Every core kind as an empty definition, so that a test need only say what it is about. */
function swagger(definitions: Swagger['definitions'], paths: Swagger['paths'] = {}): Swagger {
  const kinds = Object.entries(coreKinds).flatMap(([apiVersion, names]) => {
    const [version = '', group = ''] = apiVersion.split('/').reverse();
    const gvk = (kind: string) => ({ 'x-kubernetes-group-version-kind': [{ group, version, kind }] });
    return names.map((kind) => [`${apiVersion}.${kind}`, { type: 'object', ...gvk(kind), ...definitions[kind] }]);
  });
  return { definitions: { ...definitions, ...Object.fromEntries(kinds) }, paths };
}

describe('the schema of Kubernetes', () => {
  const source = swagger({
    Pod: { properties: { spec: { $ref: '#/definitions/PodSpec' } } },
    PodSpec: { type: 'object', description: 'prose', properties: { memory: { $ref: `#/definitions/${quantity}` } } },
    [quantity]: { type: 'string' },
    Unreached: { type: 'object' },
  });
  const schema = kubernetesSchema(source, 'v1.2.3');

  test('holds the definitions that the core kinds reach, and no others', () => {
    expect(schema.kinds['v1/Pod']).toBe('#/definitions/v1.Pod');
    expect(Object.keys(schema.definitions)).toEqual(expect.arrayContaining(['v1.Pod', 'PodSpec', quantity]));
    expect(schema.definitions).not.toHaveProperty('Unreached');
    expect(JSON.stringify(schema)).not.toContain('prose');
  });

  test.each(['250m', '1.5Gi', '1e3', 2, 0.5])('takes %p for a quantity', (memory) => {
    expect(validatePod({ spec: { memory } })).toBe(true);
  });

  test.each(['1 Gi', '1GB', '', true])('does not take %p for a quantity', (memory) => {
    expect(validatePod({ spec: { memory } })).toBe(false);
  });

  test('names every kind that swagger.json lacks', () => {
    expect(() => kubernetesSchema({ definitions: {}, paths: {} }, 'v1')).toThrow(/v1 Namespace, .*ClusterRoleBinding$/);
  });

  function validatePod(pod: unknown): unknown {
    const ajv = new Ajv({ strict: false });
    return ajv.validate({ $ref: schema.kinds['v1/Pod'], definitions: schema.definitions }, pod);
  }
});

describe('scopes', () => {
  const create = (group: string, kind: string) => ({
    post: { 'x-kubernetes-group-version-kind': { group, version: 'v1', kind } },
  });

  test('come from the path that creates a kind, sorted', () => {
    const paths = {
      '/apis/apps/v1/namespaces/{namespace}/deployments': create('apps', 'Deployment'),
      '/apis/apps/v1/deployments': {},
      '/api/v1/namespaces': create('', 'Namespace'),
      '/api/v1/namespaces/{namespace}/pods/{name}/eviction': create('policy', 'Eviction'),
    };
    const entries = Object.entries(scopes({ definitions: {}, paths }, []));
    expect(entries).toEqual([
      ['/Namespace', 'Cluster'],
      ['apps/Deployment', 'Namespaced'],
    ]);
  });
});
