import type {
  PerconaServerMongoDbSpec,
  PerconaServerMongoDbSpecBackup,
  PerconaServerMongoDbSpecUsers,
} from '../../imports/psmdb.percona.com';
import type { MongoDbProps } from './mongodb';
import { exporterBeside } from './mongodb-exporter';

/** The one replica set: a cluster without shards. */
export const replicaSet = 'rs0';

export interface MongoDbSpecProps extends Pick<MongoDbProps, 'size' | 'storageClass' | 'images' | 'crVersion'> {
  /** Name of the custom resource. */
  readonly name: string;
  /** Secret with the logins of the operator; a restored cluster takes those of the backup, which brings its users along. */
  readonly systemUsers: string;
  readonly users: PerconaServerMongoDbSpecUsers[];
  readonly backup: Omit<PerconaServerMongoDbSpecBackup, 'image' | 'resources' | 'containerSecurityContext'>;
}

/** The custom resource, but for its name. */
export function mongoDbSpec(props: MongoDbSpecProps): PerconaServerMongoDbSpec {
  const { name, size, images, users, backup } = props;
  return {
    crVersion: props.crVersion,
    image: images.server,
    imagePullPolicy: 'IfNotPresent',
    updateStrategy: 'SmartUpdate',
    // Anything else lets the operator choose the images, against what stands here.
    upgradeOptions: { apply: 'disabled' },
    // The operator refuses a replica set of one, which has no other to elect.
    ...(size.members === 1 ? { unsafeFlags: { replsetSize: true } } : {}),
    secrets: {
      users: props.systemUsers,
      ssl: tlsSecret(name),
      sslInternal: tlsSecret(name),
      // Named, so that members know one another by this key: else whoever has a certificate of the authority could pass for one.
      keyFile: `${name}-mongodb-keyfile`,
    },
    tls: { mode: 'requireTLS', allowInvalidCertificates: false },
    users,
    initContainerSecurityContext: containerSecurityContext,
    replsets: [replset(props)],
    sharding: { enabled: false },
    backup: { ...backup, image: images.backup, resources: size.backupAgent, containerSecurityContext },
  };
}

/** Secret of the certificate that all members show. */
export function tlsSecret(name: string): string {
  return `${name}-tls`;
}

function replset({ name, systemUsers, size, storageClass, images }: MongoDbSpecProps) {
  return {
    name: replicaSet,
    size: size.members,
    // A certificate of a client is not asked for: clients log in with a password.
    configuration: 'net:\n  tls:\n    allowConnectionsWithoutCertificates: true\n',
    affinity: { antiAffinityTopologyKey: size.members === 1 ? 'none' : 'kubernetes.io/hostname' },
    podDisruptionBudget: { maxUnavailable: 1 },
    resources: size.mongod,
    podSecurityContext,
    containerSecurityContext,
    volumeSpec: {
      persistentVolumeClaim: {
        storageClassName: storageClass,
        accessModes: ['ReadWriteOnce'],
        resources: { requests: { storage: size.volume } },
      },
    },
    ...(images.exporter === undefined
      ? {}
      : exporterBeside({
          image: images.exporter,
          systemUsers,
          certificate: tlsSecret(name),
          containerSecurityContext,
        })),
  };
}

/** What the level `restricted` asks for; the operator's own choice is the user and the group only. */
const podSecurityContext = {
  runAsNonRoot: true,
  runAsUser: 1001,
  fsGroup: 1001,
  seccompProfile: { type: 'RuntimeDefault' },
};

const containerSecurityContext = {
  runAsNonRoot: true,
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
};
