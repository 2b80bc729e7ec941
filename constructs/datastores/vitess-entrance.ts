import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { Certificate } from '../../imports/cert-manager.io';
import { inPhase } from '../gitops/sync';
import type { Issuer } from '../security/certificate-authority';
import { labels } from '../shared/labels';
import type { Workload } from '../shared/workload';
import { grpc, mysql } from './vitess-network';
import type { VitessNetwork } from './vitess-network';

export interface VitessEntranceProps {
  /** Name of the VitessCluster, and of the Service that clients connect to. */
  readonly cluster: string;
  readonly network: VitessNetwork;
  readonly issuer: Issuer;
}

/** Names under which a cluster is found, and the certificate for them: the operator's own Services have a hash in their names. */
export class VitessEntrance extends Construct {
  /** DNS name of the gateways. */
  readonly host: string;
  /** DNS name of vtctld. */
  readonly controlHost: string;
  /** The Secret with `tls.crt`, `tls.key` and `ca.crt`; the operator restarts the gateways when it is renewed. */
  readonly certificate: string;
  private readonly cluster: string;

  constructor(scope: Construct, id: string, { cluster, network, issuer }: VitessEntranceProps) {
    super(scope, id);
    const { namespace } = network.gateways;
    this.cluster = cluster;
    this.host = `${cluster}.${namespace}.svc`;
    this.controlHost = `${cluster}-vtctld.${namespace}.svc`;
    this.certificate = `${cluster}-tls`;
    new Certificate(this, 'certificate', {
      metadata: { name: this.certificate, annotations: inPhase('foundation') },
      spec: {
        ...issuer.leaf,
        secretName: this.certificate,
        dnsNames: ['', '.svc', '.svc.cluster.local'].map((suffix) => `${cluster}.${namespace}${suffix}`),
      },
    });
    this.service('gateways', cluster, network.gateways, 'mysql', mysql.port);
    this.service('control', `${cluster}-vtctld`, network.control, 'grpc', grpc.port);
  }

  private service(id: string, name: string, { podLabels }: Workload, portName: string, port: number): void {
    new k8s.KubeService(this, id, {
      metadata: {
        name,
        labels: labels({ name: 'vitess', instance: this.cluster, component: 'database' }),
        annotations: inPhase('foundation'),
      },
      spec: {
        selector: { ...podLabels },
        ports: [{ name: portName, port, targetPort: k8s.IntOrString.fromNumber(port), protocol: 'TCP' }],
      },
    });
  }
}
