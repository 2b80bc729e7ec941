import { at } from '../../fields';
import type { Manifest } from '../../manifest';
import { configMap, pod, port, secret, service, serviceAccount } from '../shadow';
import { type Release, appLabels } from './release';

/** Chart eck-operator 3.5: its names do not follow the release. */
export function eckOperator({ namespace, name, values }: Release): readonly Manifest[] {
  const operator = 'elastic-operator';
  const metrics = Number(at(values, 'config', 'metrics', 'port') ?? 0);
  const webhook = at(values, 'webhook', 'enabled') !== false;
  return [
    pod(namespace, operator, appLabels(operator, name), [
      ...(webhook ? [port(9443, 'https-webhook')] : []),
      ...(metrics > 0 ? [port(metrics, 'metrics')] : []),
    ]),
    ...(webhook
      ? [service(namespace, `${operator}-webhook`, [443]), secret(namespace, `${operator}-webhook-cert`)]
      : []),
    configMap(namespace, operator),
    serviceAccount(namespace, operator),
  ];
}
