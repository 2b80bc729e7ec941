import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type { Connection } from '../shared/connection';
import { Edge } from '../shared/edge';
import { mountConnection } from '../shared/mount';
import type { Mount } from '../shared/mount';
import { ScriptJob } from '../shared/script-job';
import type { Backup } from '../storage/backup';

/** What is known of a database that is saved. */
export interface SavedDatabase {
  /** Name of the cluster. */
  readonly cluster: string;
  readonly database: string;
  /** How to reach it, with the login of its owner. */
  readonly connection: Connection<'postgres'>;
  /** An image with `ysqlsh` and `ysql_dump`. */
  readonly image: string;
  readonly backup: Backup;
  /** Room for one dump, compressed or not: the class and the size of a volume that lives as long as the pod. */
  readonly volume: { readonly storageClass: string; readonly size: string };
}

export interface YugabyteDbDumpJobProps extends SavedDatabase {
  readonly name: string;
  /** Which client does its part first. */
  readonly first: { readonly verb: 'dump' | 'fetch'; readonly client: 'database' | 'object-store' };
  /** Also the name of the second container: the first is called by its verb. */
  readonly component: 'backup' | 'restore';
  readonly script: string;
  /** What else the script reads. */
  readonly mounts: readonly Mount[];
}

const folder = '/dump';

/** Pods that carry a dump between a database and its bucket: an init container with the one client, then one with the other. */
export class YugabyteDbDumpJob extends Construct {
  readonly labels: Record<string, string>;
  readonly template: k8s.PodTemplateSpec;

  constructor(scope: Construct, id: string, props: YugabyteDbDumpJobProps) {
    super(scope, id);
    const { name, component, script, first, connection, backup } = props;
    const bucket = backup.bucket.connection;
    const [early, late] =
      first.client === 'database' ? [props.image, bucket.check.image] : [bucket.check.image, props.image];
    const mounts = [mountConnection('db', connection), mountConnection('s3', bucket), ...props.mounts, dump(props)];
    const job = new ScriptJob(this, 'job', { name, component, image: late, script, mounts });
    Edge.connect(this, 'database', job.pods, connection);
    Edge.connect(this, 'bucket', job.pods, bucket);
    this.labels = job.labels;
    this.template = withFirst(job.template, { image: early, verb: first.verb });
  }
}

function dump({ cluster, database, backup, volume: { storageClass, size } }: SavedDatabase): Mount {
  const volumeClaimTemplate = {
    spec: {
      accessModes: ['ReadWriteOnce'],
      storageClassName: storageClass,
      resources: { requests: { storage: k8s.Quantity.fromString(size) } },
    },
  };
  return {
    env: [
      { name: 'DUMP_VOLUME', value: folder },
      { name: 'DUMP_FOLDER', value: `${cluster}/${database}` },
      { name: 'DUMP_DAYS', value: String(backup.retentionDays) },
    ],
    volumes: [{ name: 'dump', ephemeral: { volumeClaimTemplate } }],
    volumeMounts: [{ name: 'dump', mountPath: folder }],
  };
}

/** The same container before itself, with the other client and the other part of the script. */
function withFirst(template: k8s.PodTemplateSpec, first: { image: string; verb: string }): k8s.PodTemplateSpec {
  const { spec } = template;
  if (spec === undefined) throw new Error('a template of pods has a spec');
  const initContainers = spec.containers.map((container) => ({
    ...container,
    name: first.verb,
    image: first.image,
    command: [...(container.command ?? []), first.verb],
  }));
  return { ...template, spec: { ...spec, initContainers } };
}
