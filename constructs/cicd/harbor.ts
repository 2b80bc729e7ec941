import { Construct } from 'constructs';
import type { HarborValues } from '../../imports/values/harbor';
import { HttpProxy } from '../../imports/projectcontour.io';
import { HelmRelease } from '../gitops/helm-release';
import type { OperatorProps } from '../gitops/operator';
import { inPhase } from '../gitops/sync';
import type { Connection } from '../shared/connection';
import type { Workload } from '../shared/workload';
import type { Bucket } from '../storage/bucket';
import { allowHarborTraffic } from './harbor-network';
import type { HarborSecrets } from './harbor-secrets';
import { HarborSetup } from './harbor-setup';
import { harborPods, harborValues } from './harbor-values';

export interface HarborProps extends OperatorProps {
  /** The host that clients name: nodes and pods must find the gateway under it. */
  readonly host: string;
  /** What people may pull from, and only the robot may push to. */
  readonly project: string;
  readonly storageClass: string;
  /** In the same namespace, which has to be that of the secrets as well. */
  readonly database: Connection<'postgres'>;
  /** Where the layers of images are. */
  readonly bucket: Bucket;
  readonly secrets: HarborSecrets;
  /** An image with `curl`. */
  readonly clientImage: string;
  /** The Envoy pods. */
  readonly envoy: Workload;
}

/** The name of the chart's proxy: a Service. */
const proxy = 'harbor';

/**
 * Harbor: the registry of images, with Trivy in it, which scans every image that is pushed. Cache and scanner run once, the rest as
 * often as the profile says; images are in the bucket, everything else in the database.
 */
export class Harbor extends Construct {
  /** How the names of images begin that are in here: `host/project`. */
  readonly imageRegistry: string;

  constructor(scope: Construct, id: string, props: HarborProps) {
    super(scope, id);
    const { chart, replicas, host, project, secrets, envoy, database, bucket, clientImage } = props;
    this.imageRegistry = `${host}/${project}`;
    const release = new HelmRelease<HarborValues>(this, 'chart', {
      chart,
      values: harborValues(props),
      clusterScopedKinds: [],
      pods: harborPods(chart.name, replicas),
    });
    const core = allowHarborTraffic(this, { release: release.releaseName, envoy, database, bucket });
    this.route(host, secrets.certificate);
    new HarborSetup(this, 'setup', {
      core,
      service: `${release.releaseName}-core`,
      project,
      secrets,
      image: clientImage,
    });
  }

  private route(fqdn: string, secretName: string): void {
    new HttpProxy(this, 'route', {
      metadata: { name: proxy, annotations: inPhase('workload') },
      spec: {
        virtualhost: { fqdn, tls: { secretName, minimumProtocolVersion: '1.2' } },
        routes: [
          {
            conditions: [{ prefix: '/' }],
            services: [{ name: proxy, port: 80 }],
            // A layer takes as long as it takes.
            timeoutPolicy: { response: 'infinity', idle: '15m' },
          },
        ],
      },
    });
  }
}
