import { at } from '../../fields';
import type { Manifest } from '../../manifest';
import { configMap, pod, port, secret, service, serviceAccount } from '../shadow';
import { type Release, appLabels, fullNameOf } from './release';

/** Chart trivy-operator 0.34: names of the server are fixed, and the Jobs that scan have no ports. */
export function trivyOperator(release: Release): readonly Manifest[] {
  const { namespace, name, values } = release;
  const prefix = fullNameOf(release, 'trivy-operator');
  const server = at(values, 'operator', 'builtInTrivyServer') === true;
  return [
    pod(namespace, prefix, appLabels('trivy-operator', name), [port(8080, 'metrics'), port(9090, 'probes')]),
    pod(namespace, 'scan-vulnerabilityreport', {
      'app.kubernetes.io/managed-by': 'trivy-operator',
      'vulnerabilityReport.scanner': 'Trivy',
    }),
    service(namespace, prefix, [80]),
    ...(server
      ? [
          pod(namespace, 'trivy-server', appLabels('trivy-server', name), [port(4954, 'trivy-http')]),
          service(namespace, 'trivy-service', [4954]),
        ]
      : []),
    ...['', '-config', '-trivy-config', '-policies-config'].map((suffix) => configMap(namespace, `${prefix}${suffix}`)),
    ...['', '-trivy-config'].map((suffix) => secret(namespace, `${prefix}${suffix}`)),
    serviceAccount(namespace, prefix),
  ];
}
