import { type Path, at, isFields, items, text } from '../../fields';
import type { Located, ManifestSet } from '../../manifest';
import { type Finding, rule } from '../../rule';
import { walk } from '../../walk';

/** `http://name.namespace.svc:8080`, in whole or in part. */
const host =
  /(?:(https?):\/\/)?\b([a-z0-9][a-z0-9-]*)\.([a-z0-9][a-z0-9-]*)\.svc(?:\.cluster\.local)?(?::(\d+))?(?![\w-])/g;

const schemePorts: Readonly<Record<string, number>> = { http: 80, https: 443 };

/** `DB_HOST` and `DB_PORT` belong together. */
function portBeside(variables: readonly unknown[], name: string): number | undefined {
  const sibling = variables.find((one) => at(one, 'name') === name.replace(/HOST$/, 'PORT'));
  return name.endsWith('HOST') && sibling !== undefined ? Number(at(sibling, 'value')) : undefined;
}

interface Mention {
  readonly path: Path;
  readonly value: string;
  readonly port: number | undefined;
}

function* mentions({ object }: Located): Generator<Mention> {
  for (const { path, value } of walk(object)) {
    if (typeof value === 'string' && value.includes('.svc')) {
      const variables = items(at(object, ...path.slice(0, -2)));
      const variable = at(object, ...path.slice(0, -1));
      const name = isFields(variable) && path.at(-1) === 'value' ? text(variable.name) : undefined;
      yield { path, value, port: name === undefined ? undefined : portBeside(variables, name) };
    }
  }
}

function fault(set: ManifestSet, name: string, namespace: string, port: number | undefined): string | undefined {
  const service = set.find('/Service', name, namespace);
  if (!service) return `no Service '${namespace}/${name}'`;
  if (port === undefined || items(at(service.spec, 'ports')).some((one) => at(one, 'port') === port)) return undefined;
  return `Service '${namespace}/${name}' has no port ${String(port)}`;
}

function* hostFaults(set: ManifestSet, on: Located): Generator<Finding> {
  for (const { path, value, port: beside } of mentions(on)) {
    for (const [, scheme, name = '', namespace = '', written] of value.matchAll(host)) {
      const port = written === undefined ? (beside ?? schemePorts[scheme ?? '']) : Number(written);
      const reason = fault(set, name, namespace, port);
      if (reason) yield { on, path, reason, remedy: 'Take host and port from the connection of what is meant.' };
    }
  }
}

export const serviceHosts = rule(
  'service-hosts',
  'Every `<name>.<namespace>.svc` in variables, custom resources, Helm values and certificates is a Service that exists, with the port that stands beside it.',
  function* (set) {
    for (const on of set.ours) yield* hostFaults(set, on);
  },
);
