import { Construct } from 'constructs';
import { GrafanaDatasource } from '../../imports/grafana.integreatly.org';
import { inPhase } from '../gitops/sync';
import { Edge } from '../shared/edge';
import type { PodPort, Workload } from '../shared/workload';

export interface DataSourceProps {
  /** What people call it. */
  readonly name: string;
  /** The pods of Grafana, which ask. */
  readonly grafana: Workload;
  /** The labels by which Grafana is found. */
  readonly instance: Readonly<Record<string, string>>;
  /** The pods that answer. */
  readonly server: Workload;
  /** Of these pods. */
  readonly port: PodPort;
  /** `http://host:port` of the Service before them. */
  readonly url: string;
  /** Grafana's own settings for this type. @default - its defaults */
  readonly jsonData?: Readonly<Record<string, unknown>>;
}

/** What Grafana asks, and the way to it. */
export class DataSource extends Construct {
  /** @param id its type, `prometheus`, and the identifier by which dashboards name it */
  constructor(scope: Construct, id: string, props: DataSourceProps) {
    super(scope, id);
    const { name, grafana, instance, server, port, url, jsonData } = props;
    new Edge(this, 'queries', { client: grafana, server, ports: [port], protocol: id });
    new GrafanaDatasource(this, 'source', {
      metadata: { name: id, annotations: inPhase('workload') },
      spec: {
        instanceSelector: { matchLabels: instance },
        datasource: { name, uid: id, type: id, access: 'proxy', url, isDefault: id === 'prometheus', jsonData },
      },
    });
  }
}
