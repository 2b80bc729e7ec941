import { Construct } from 'constructs';
import { Alertmanager as AlertmanagerResource } from '../../imports/monitoring.coreos.com';
import { inPhase } from '../gitops/sync';
import { Edge } from '../shared/edge';
import { Footprint } from '../shared/footprint';
import type { Resources } from '../shared/footprint';
import { labels } from '../shared/labels';
import { protect } from '../shared/protect';
import { Workload } from '../shared/workload';
import { AlertReceiver } from './alert-receiver';
import { imageVersion } from './image-version';
import { jobPrefix, reloader } from './prometheus-operator';
import { oneAway, serverSecurity, spreadOverNodes, volumeClaim } from './server-pods';

/** What a profile decides about Alertmanager. */
export interface AlertmanagerSize {
  /** Pods; several agree on who tells. */
  readonly replicas: number;
  readonly resources: Resources;
  /** Of each pod: silences, and who was told what. */
  readonly volume: string;
}

export interface AlertmanagerProps {
  readonly size: AlertmanagerSize;
  readonly storageClass: string;
  /** Repository and exact tag. */
  readonly image: string;
  /** Where people look at it, for links in what it tells. @default - nowhere */
  readonly externalUrl?: string;
  /** Where alerts are POSTed: an `https://` URL without credentials. @default - where the Secret says */
  readonly webhook?: string;
}

/**
 * Tells people of alerts, once: a URL. Without one, whom and how is no business of ours: the Secret `alertmanager-<id>`, which nobody
 * here makes, says it under the key `alertmanager.yaml`; without that too, alerts are shown and nobody is told.
 */
export class Alertmanager extends Construct {
  readonly pods: Workload;
  readonly port = { port: 9093 };
  /** The Service that the operator makes, as Prometheus looks for it. */
  readonly service: { readonly name: string; readonly namespace: string; readonly port: string };

  /** @param id name of the custom resource: `alertmanager-<id>` is the StatefulSet */
  constructor(scope: Construct, id: string, props: AlertmanagerProps) {
    super(scope, id);
    const { size, storageClass, image, externalUrl, webhook } = props;
    const podLabels = { 'app.kubernetes.io/name': 'alertmanager', alertmanager: id };
    this.pods = new Workload(this, 'pods', {
      name: `alertmanager-${id}`,
      podLabels,
      metrics: [{ job: `${jobPrefix}-alertmanager`, ...this.port }],
    });
    this.service = { name: 'alertmanager-operated', namespace: this.pods.namespace, port: 'http-web' };
    new Edge(this, 'mesh', {
      client: this.pods,
      server: this.pods,
      ports: [{ port: 9094 }, { port: 9094, protocol: 'UDP' }],
      protocol: 'gossip',
    });
    const receiver = webhook === undefined ? undefined : new AlertReceiver(this, 'webhook', { webhook });
    if (webhook !== undefined) this.pods.allowToUrl(webhook);
    new AlertmanagerResource(this, 'alertmanager', {
      metadata: {
        name: id,
        labels: labels({ name: 'alertmanager', instance: id, component: 'alerts' }),
        annotations: inPhase('data'),
      },
      spec: {
        image,
        version: imageVersion(image),
        replicas: size.replicas,
        portName: this.service.port,
        externalUrl,
        ...(receiver && { alertmanagerConfiguration: { name: receiver.configName } }),
        retention: '120h',
        resources: size.resources,
        storage: volumeClaim(storageClass, size.volume),
        securityContext: serverSecurity,
        automountServiceAccountToken: false,
        topologySpreadConstraints: spreadOverNodes(podLabels),
      },
    });
    if (size.replicas > 1) oneAway(this, `alertmanager-${id}`, podLabels);
    const { replicas, resources, volume } = size;
    new Footprint(this, 'footprint', [
      { workload: `alertmanager-${id}`, replicas, containers: [resources, reloader], volumes: [volume] },
    ]);
    protect(this);
  }
}
