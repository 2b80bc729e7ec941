import { at, items, text } from '../../fields';
import type { Located } from '../../manifest';
import { rule } from '../../rule';

interface Backend {
  readonly path: readonly (string | number)[];
  readonly service: unknown;
}

function* backends({ object }: Located): Generator<Backend> {
  for (const [route, one] of items(at(object, 'spec', 'routes')).entries()) {
    for (const [index, service] of items(at(one, 'services')).entries()) {
      yield { path: ['spec', 'routes', route, 'services', index], service };
    }
  }
  for (const [index, service] of items(at(object, 'spec', 'tcpproxy', 'services')).entries()) {
    yield { path: ['spec', 'tcpproxy', 'services', index], service };
  }
}

/** Contour looks in the proxy's own namespace only. */
export const httpProxyServices = rule(
  'httpproxy-services',
  'Every Service that an HTTPProxy routes to exists in its namespace and has that port.',
  function* (set) {
    for (const on of set.of('projectcontour.io/HTTPProxy')) {
      for (const { path, service } of backends(on)) {
        const name = text(at(service, 'name')) ?? '';
        const port = at(service, 'port');
        const found = set.find('/Service', name, on.object.metadata.namespace);
        if (!found) {
          const reason = `no Service '${name}' in namespace '${on.object.metadata.namespace ?? ''}': the whole proxy is invalid`;
          yield {
            on,
            path: [...path, 'name'],
            reason,
            remedy: 'Correct the name, or put the proxy beside its Service.',
          };
        } else if (!items(at(found, 'spec', 'ports')).some((one) => at(one, 'port') === port)) {
          const reason = `Service '${name}' has no port ${String(port)}`;
          yield { on, path: [...path, 'port'], reason, remedy: 'Name a port of the Service, not of its pods.' };
        }
      }
    }
  },
);
