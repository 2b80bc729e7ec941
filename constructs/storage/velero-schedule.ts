import { Construct } from 'constructs';
import { Schedule } from '../../imports/velero.io';
import { inPhase } from '../gitops/sync';
import { labels } from '../shared/labels';
import type { Backup } from './backup';
import type { Velero } from './velero';
import { VeleroRestore } from './velero-restore';

export type VeleroScheduleProps = Pick<Backup, 'schedule' | 'retentionDays'>;

/** Volumes of one store or queue. */
export interface SavedVolumes {
  /** Name of the store, as its manifest has it. */
  readonly store: string;
  /** Labels that everything carries which its operator or chart makes for it, pods included. */
  readonly belongings: Readonly<Record<string, string>>;
}

/** One namespace, saved again and again: its objects, Secrets included, and the volumes that its pods name. */
export class VeleroSchedule extends Construct {
  /** Whose objects are saved; the Schedule has its name. */
  readonly namespace: string;
  /** What keeps its data here and nowhere else. */
  readonly saved: SavedVolumes[] = [];
  private readonly velero: Velero;

  /** @param id the namespace */
  constructor(velero: Velero, id: string, { schedule, retentionDays }: VeleroScheduleProps) {
    super(velero, id);
    this.velero = velero;
    this.namespace = id;
    new Schedule(this, 'schedule', {
      metadata: {
        name: id,
        labels: labels({ name: 'velero', instance: id, component: 'backup' }),
        annotations: inPhase('data'),
      },
      spec: {
        schedule,
        // Velero turns `true` into this, and counts from that moment on: as often as Argo CD sets it right, no backup is ever due.
        skipImmediately: false,
        // Backups outlive their schedule.
        useOwnerReferencesInBackup: false,
        template: {
          includedNamespaces: [id],
          excludedResources: ['events', 'events.events.k8s.io'],
          storageLocation: velero.location,
          ttl: `${String(retentionDays * 24)}h0m0s`,
          snapshotVolumes: false,
          defaultVolumesToFsBackup: false,
        },
      },
    });
  }

  /** Says that a store's volumes are saved with the namespace, and so how they come back. Its pods need the annotation. */
  save(scope: Construct, volumes: SavedVolumes): void {
    this.saved.push(volumes);
    new VeleroRestore(scope, 'restore', { ...volumes, namespace: this.namespace, velero: this.velero });
  }
}
