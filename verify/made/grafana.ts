import type { Manifest } from '../manifest';
import { configMap, pod, port, secret, service, serviceAccount } from './shadow';

/** Grafana's operator. */
export function grafana({ metadata: { name, namespace = '' } }: Manifest): readonly Manifest[] {
  return [
    pod(namespace, `${name}-deployment`, { app: name }, [port(3000, 'grafana-http'), port(9094, 'grafana-alert')]),
    service(namespace, `${name}-service`, [3000]),
    service(namespace, `${name}-alerting`, [9094]),
    secret(namespace, `${name}-admin-credentials`, ['GF_SECURITY_ADMIN_USER', 'GF_SECURITY_ADMIN_PASSWORD']),
    configMap(namespace, `${name}-ini`),
    configMap(namespace, `${name}-plugins`),
    serviceAccount(namespace, `${name}-sa`),
  ];
}
