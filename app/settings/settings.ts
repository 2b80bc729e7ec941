import type { OptionalComponentName } from '../inventory';
import type { ServiceName, StoreChoices } from '../services';

/** The sizes of the whole: `small` fits a laptop's kind cluster, `full` is the testbed with high availability. */
export const profileNames = ['small', 'full'] as const;
export type ProfileName = (typeof profileNames)[number];

/** Where an environment runs; decides its storage and the annotations of its load balancer. */
export const targetNames = ['kind', 'bare-metal', 'aws', 'gcp', 'azure'] as const;
export type TargetName = (typeof targetNames)[number];

/** One environment: what its file and the `TESTBED_*` variables say, checked and complete. */
export interface Settings {
  /** The name of the file without `.yaml`; also the folder below `dist/`. */
  readonly environment: string;
  readonly profile: ProfileName;
  readonly target: TargetName;
  /** The DNS name under which all hosts live: lowercase, without a trailing dot. */
  readonly domain: string;
  readonly git: GitSettings;
  /** Where the shop's own images are: `host[:port]/path`, without a trailing slash. */
  readonly imageRegistry: string;
  /** Which image of a service runs: a tag, `tag@sha256:...` or a digest alone; absent: the shop's release in the catalogue. */
  readonly images: Readonly<Partial<Record<ServiceName, string>>>;
  /** A StorageClass that is already in the cluster; absent: the one of the target. */
  readonly storageClass?: string;
  /** What keeps the data of each service that has any. */
  readonly stores: StoreChoices;
  /** What the store of a service is called; absent: the service's name and `-db`. */
  readonly storeNames: Readonly<Partial<Record<ServiceName, string>>>;
  readonly backup: BackupSettings;
  /** Whom Alertmanager tells of what Prometheus finds wrong. Absent: nobody, unless a Secret says otherwise. */
  readonly alerts?: WebhookSettings;
  /** Whom Argo CD tells when an Application is degraded or cannot be synced. Absent: nobody. */
  readonly notifications?: WebhookSettings;
  /** Every service, on or off. */
  readonly services: Readonly<Record<ServiceName, boolean>>;
  /** Every optional component, on or off, those included that are on because something that is on requires them. */
  readonly components: Readonly<Record<OptionalComponentName, boolean>>;
}

/** When datastores save themselves, and for how long that is kept. */
export interface BackupSettings {
  /** Five fields of cron, UTC, a time of every day: `0 1 * * *`. */
  readonly schedule: string;
  /** At least 1. */
  readonly retentionDays: number;
}

/** Whom to tell. */
export interface WebhookSettings {
  /** An `https://` URL that takes a POST of the JSON of who tells; without credentials, since everybody reads it. */
  readonly webhook: string;
}

/** Where Argo CD finds the YAML. */
export interface GitSettings {
  /** `https://` or SSH, without credentials. */
  readonly url: string;
  /** The branch that holds `dist/` and nothing else. */
  readonly manifestsBranch: string;
}
