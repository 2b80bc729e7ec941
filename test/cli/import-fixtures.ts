import type { Origin } from '../../cli/import/origin';
import type { System } from '../../cli/import/system';

export const system: System = {
  id: 'lamps',
  kinds: { 'lamps.example': ['Lamp', 'Shade'] },
  crds: { repository: 'example/lamps', tag: 'v1', path: 'crds', files: ['lamps.yaml'] },
  charts: [
    { name: 'lamp-operator', upstream: { repository: 'example/lamps', tag: 'lamps-1.0.0+2', path: 'charts/lamps' } },
  ],
};

/** A CRD with two versions, of which `v1` is stored, and with prose wherever upstream puts it. */
export function crdYaml(kind: string, spec = 'type: object'): string {
  return `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: ${kind.toLowerCase()}s.lamps.example
  annotations: {controller-gen.kubebuilder.io/version: v0.20.0}
spec:
  group: lamps.example
  names:
    kind: ${kind}
    plural: ${kind.toLowerCase()}s
  scope: Namespaced
  versions:
    - name: v1beta1
      served: true
      storage: false
      schema: {openAPIV3Schema: {type: object}}
    - name: v1
      served: true
      storage: true
      additionalPrinterColumns: [{name: Age, type: date, jsonPath: .metadata.creationTimestamp, description: prose}]
      subresources: {status: {}}
      schema:
        openAPIV3Schema:
          type: object
          description: prose
          properties:
            spec: {${spec}}
            status: {type: object, properties: {lit: {type: boolean, description: prose}}}
`;
}

export function origin(files: Partial<Record<'crds' | 'values.yaml' | 'values.schema.json', string>>): Origin {
  const read = (name: keyof typeof files) => files[name] ?? fail(`${name}: no such file`);
  return { crds: async () => [read('crds')], chartFile: async (_system, _chart, name) => read(name) };
}

function fail(message: string): never {
  throw new Error(message);
}
