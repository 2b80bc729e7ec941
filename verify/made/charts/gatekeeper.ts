import { at } from '../../fields';
import type { Manifest } from '../../manifest';
import { pod, port, secret, service, serviceAccount } from '../shadow';
import type { Release } from './release';

/** Chart gatekeeper 3.23: names that do not follow the release. */
export function gatekeeper({ namespace, name, values }: Release): readonly Manifest[] {
  const labels = (controlPlane: string, operation: string) => ({
    app: 'gatekeeper',
    release: name,
    'gatekeeper.sh/system': 'yes',
    'control-plane': controlPlane,
    'gatekeeper.sh/operation': operation,
  });
  const common = [port(8888, 'metrics'), port(9090, 'healthz')];
  const audits = at(values, 'disableAudit') !== true;
  return [
    pod(namespace, 'gatekeeper-controller-manager', labels('controller-manager', 'webhook'), [
      port(8443, 'webhook-server'),
      ...common,
    ]),
    ...(audits ? [pod(namespace, 'gatekeeper-audit', labels('audit-controller', 'audit'), common)] : []),
    service(namespace, 'gatekeeper-webhook-service', [443]),
    secret(namespace, 'gatekeeper-webhook-server-cert', ['ca.crt', 'ca.key', 'tls.crt', 'tls.key']),
    serviceAccount(namespace, 'gatekeeper-admin'),
  ];
}
