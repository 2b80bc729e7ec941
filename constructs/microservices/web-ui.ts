import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { HttpProxy } from '../../imports/projectcontour.io';
import { inPhase } from '../gitops/sync';
import type { Gateway } from '../ingress/gateway';
import { deploymentSpec, GracefulDeployment } from '../shared/deployment';
import type { DeploymentProps } from '../shared/deployment';
import { Edge } from '../shared/edge';
import { Footprint } from '../shared/footprint';
import { labels, selectorLabels } from '../shared/labels';
import type { LabelProps } from '../shared/labels';
import { TokenlessServiceAccount } from '../shared/service-account';
import { Workload } from '../shared/workload';
import type { MicroserviceSize } from './microservice';
import { Scaling } from './scaling';

export interface WebUiProps {
  /** Repository and exact tag or digest of a web server that holds the files. */
  readonly image: string;
  readonly size: MicroserviceSize;
  readonly gateway: Gateway;
}

const http = { port: 8080 };

/** Static files for browsers under `/<name>/`, where the shop's front door leads by itself. What they call, the browser calls. */
export class WebUi extends Construct {
  /** @param id name of the user interface and of everything that is made for it */
  constructor(scope: Construct, id: string, { image, size, gateway }: WebUiProps) {
    super(scope, id);
    const identity: LabelProps = { name: id, component: 'web-ui' };
    const metadata = { name: id, labels: labels(identity), annotations: inPhase('workload') };
    const pods = new Workload(this, 'pods', { name: id, podLabels: selectorLabels(identity) });
    const account = new TokenlessServiceAccount(this, 'account', identity).name;
    const spec = deploymentSpec({ identity, account, image, size, container });
    new GracefulDeployment(this, 'deployment', { metadata, spec });
    new k8s.KubeService(this, 'service', { metadata, spec: serviceSpec(identity) });
    new Scaling(this, 'scaling', { identity, replicas: size.replicas });
    new HttpProxy(this, 'route', {
      metadata: { name: id, annotations: inPhase('workload') },
      spec: {
        routes: [
          {
            services: [{ name: id, port: http.port }],
            pathRewritePolicy: { replacePrefix: [{ replacement: '/' }] },
            timeoutPolicy: { response: '15s' },
          },
        ],
      },
    });
    gateway.include(`/${id}/`, { name: id, namespace: pods.namespace });
    gateway.leadTo(`/${id}/`);
    new Edge(this, 'edge', { client: gateway.envoy, server: pods, ports: [http], protocol: 'http' });
    new Footprint(this, 'footprint', [{ workload: id, replicas: size.replicas.min, containers: [size.resources] }]);
  }
}

const port = k8s.IntOrString.fromString('http');
const probe = { httpGet: { path: '/', port } };

const container: DeploymentProps['container'] = {
  ports: [{ name: 'http', containerPort: http.port, protocol: 'TCP' }],
  env: [{ name: 'PORT', value: String(http.port) }],
  startupProbe: { ...probe, periodSeconds: 2, failureThreshold: 30 },
  readinessProbe: { ...probe, periodSeconds: 5, timeoutSeconds: 2 },
  livenessProbe: { tcpSocket: { port }, periodSeconds: 10, timeoutSeconds: 2, failureThreshold: 3 },
};

function serviceSpec(identity: LabelProps): k8s.ServiceSpec {
  const ports = [{ name: 'http', port: http.port, targetPort: port, protocol: 'TCP' }];
  return { type: 'ClusterIP', selector: selectorLabels(identity), ports };
}
