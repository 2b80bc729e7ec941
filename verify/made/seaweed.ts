import { at } from '../fields';
import type { Manifest } from '../manifest';
import { pod, port, service } from './shadow';

/** HTTP ports of the parts; each of them but the gateway also speaks gRPC, 10000 above. */
const parts = { master: 9333, volume: 8444, filer: 8888, admin: 23646 } as const;

/** Its operator: per part pods, a Service and a headless peer Service; the S3 gateway stands apart. */
export function seaweed({ metadata: { name, namespace }, spec }: Manifest): readonly Manifest[] {
  const labels = (component: string) => ({
    'app.kubernetes.io/name': 'seaweedfs',
    'app.kubernetes.io/instance': name,
    'app.kubernetes.io/component': component,
    'app.kubernetes.io/managed-by': 'seaweedfs-operator',
  });
  const metricsOf = (part: string) => {
    const number = at(spec, part, 'metricsPort');
    return typeof number === 'number' ? [port(number, `${part}-metrics`)] : [];
  };
  const servers = Object.entries(parts)
    .filter(([part]) => at(spec, part) !== undefined)
    .flatMap(([part, http]) => {
      const filerS3 = part === 'filer' && at(spec, 'filer', 's3', 'enabled') === true ? [port(8333, 'filer-s3')] : [];
      const ports = [port(http, `${part}-http`), port(http + 10000, `${part}-grpc`), ...metricsOf(part), ...filerS3];
      const numbers = ports.map(({ containerPort }) => containerPort);
      const count = part === 'volume' ? Number(at(spec, 'volume', 'replicas') ?? 0) : 0;
      return [
        pod(namespace, `${name}-${part}`, labels(part), ports),
        service(namespace, `${name}-${part}-peer`, numbers),
        ...(part === 'volume' ? [] : [service(namespace, `${name}-${part}`, numbers)]),
        ...Array.from({ length: count }, (_, index) => service(namespace, `${name}-volume-${String(index)}`, numbers)),
      ];
    });
  if (at(spec, 's3') === undefined) return servers;
  const gateway = [port(Number(at(spec, 's3', 'port') ?? 8333), 's3-http'), ...metricsOf('s3')];
  return [
    ...servers,
    pod(namespace, `${name}-s3`, labels('s3'), gateway),
    service(
      namespace,
      `${name}-s3`,
      gateway.map(({ containerPort }) => containerPort),
    ),
  ];
}
