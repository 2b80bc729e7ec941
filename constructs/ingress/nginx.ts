import { Construct } from 'constructs';
import { HttpProxy } from '../../imports/projectcontour.io';
import type { NginxIngressValues } from '../../imports/values/nginx-ingress';
import { HelmRelease } from '../gitops/helm-release';
import type { OperatorProps } from '../gitops/operator';
import { inPhase } from '../gitops/sync';
import { Edge } from '../shared/edge';
import type { Resources } from '../shared/footprint';
import { Workload } from '../shared/workload';
import type { Gateway } from './gateway';

export interface NginxProps extends OperatorProps {
  /** In front of it: leads to it what ACME servers ask for. */
  readonly gateway: Gateway;
}

const resources: Resources = { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '256Mi' } };
const challenges = '/.well-known/acme-challenge/';

/**
 * F5's NGINX Ingress Controller behind Envoy, for Ingresses of the class `nginx`: those with which cert-manager answers the
 * questions of an ACME server, and nothing else, since no other path leads here.
 */
export class Nginx extends Construct {
  readonly pods: Workload;

  constructor(scope: Construct, id: string, { chart, replicas, gateway }: NginxProps) {
    super(scope, id);
    new HelmRelease<NginxIngressValues>(this, 'chart', {
      chart,
      values: values(replicas, gateway.host),
      // Of the kinds in the chart none is used, and some would differ for ever.
      skipCrds: true,
      // The chart's schema names others on the internet, which Helm would fetch each time.
      skipSchemaValidation: true,
      clusterScopedKinds: [
        'rbac.authorization.k8s.io/ClusterRole',
        'rbac.authorization.k8s.io/ClusterRoleBinding',
        'networking.k8s.io/IngressClass',
      ],
      pods: [{ workload: 'nginx-ingress-controller', replicas, containers: [resources] }],
    });
    this.pods = new Workload(this, 'controller', {
      name: 'nginx-ingress-controller',
      podLabels: { 'app.kubernetes.io/name': 'nginx-ingress', 'app.kubernetes.io/instance': chart.name },
      metrics: [{ job: 'nginx-ingress', port: 9113 }],
    });
    this.pods.allowToKubernetesApi();
    const name = 'acme-challenges';
    new HttpProxy(this, 'route', {
      metadata: { name, annotations: inPhase('workload') },
      spec: {
        // An ACME server asks by HTTP, before there is a certificate.
        routes: [{ services: [{ name: 'nginx-ingress-controller', port: 80 }], permitInsecure: true }],
      },
    });
    gateway.include(challenges, { name, namespace: this.pods.namespace });
    new Edge(this, 'edge', { client: gateway.envoy, server: this.pods, ports: [{ port: 80 }], protocol: 'http' });
  }
}

function values(replicas: number, host: string): NginxIngressValues {
  return {
    controller: {
      // What comes from outside comes through Envoy.
      service: { type: 'ClusterIP' },
      enableCustomResources: false,
      ingressClass: { name: 'nginx', create: true, setAsDefaultIngress: false },
      replicaCount: replicas,
      resources,
      readOnlyRootFilesystem: true,
      ...(replicas > 1 ? { podDisruptionBudget: { enabled: true, minAvailable: 1 } } : {}),
      telemetryReporting: { enable: false },
      config: {
        entries: {
          'ssl-redirect': 'false',
          'redirect-to-https': 'false',
          'server-tokens': 'false',
          // Only Envoy is let in, so what it says of the client is believed.
          'real-ip-header': 'X-Forwarded-For',
          'set-real-ip-from': '0.0.0.0/0',
          'real-ip-recursive': 'true',
          // Without an address of its own an Ingress would be Progressing for ever.
          'external-status-address': host,
        },
      },
    },
    prometheus: { create: true, port: 9113 },
  };
}
