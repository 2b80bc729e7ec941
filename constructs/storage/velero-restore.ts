import { App } from 'cdk8s';
import { Construct } from 'constructs';
import { Restore as VeleroRestoreResource } from '../../imports/velero.io';
import type { RestoreSpec } from '../../imports/velero.io';
import { Component } from '../gitops/component';
import { Edge } from '../shared/edge';
import { labels } from '../shared/labels';
import { Restore, unnamedBackup } from '../shared/restore';
import type { RestoreRequest } from '../shared/restore';
import { Workload } from '../shared/workload';
import type { Velero } from './velero';
import type { SavedVolumes } from './velero-schedule';

export interface VeleroRestoreProps extends SavedVolumes {
  /** Where the store runs, and what the Schedule is called. */
  readonly namespace: string;
  readonly velero: Velero;
}

/**
 * How the volumes of a store come back: with the pods that mount them, and with what these need to start. No custom resource
 * comes along, so no operator touches the copy. Into the namespace that it was saved from it brings what is missing there.
 */
export class VeleroRestore extends Construct {
  private readonly props: VeleroRestoreProps;

  constructor(scope: Construct, id: string, props: VeleroRestoreProps) {
    super(scope, id);
    this.props = props;
    new Restore(this, 'request', {
      store: props.store,
      into: 'namespace',
      precision: 'backup',
      backups: {
        list: `get backups.velero.io -l velero.io/schedule-name=${props.namespace}`,
        namespace: props.velero.pods.namespace,
        choose: `NAME of one whose STATUS is Completed: it ends in the second in which it began, in UTC`,
        findsNewest: true,
      },
      maxNameLength: 63,
      declare: (home, request) => {
        this.declare(home, request);
      },
    });
  }

  private declare(scope: Construct, { at, into, ...request }: RestoreRequest): void {
    const { namespace, velero, store } = this.props;
    const backupName = request.backup ?? (at === undefined ? undefined : unnamedBackup);
    const moved = into !== namespace;
    if (moved) closedNamespace(scope, into);
    new VeleroRestoreResource(scope, 'velero', {
      metadata: {
        // A Restore is done once: another backup is another one.
        name: [into, ...(backupName === undefined ? [] : [backupName])].join('-'),
        namespace: velero.pods.namespace,
        labels: labels({ name: 'velero', instance: store, component: 'restore' }),
      },
      spec: {
        ...(backupName === undefined ? { scheduleName: namespace } : { backupName }),
        includedNamespaces: [namespace],
        ...(moved && { namespaceMapping: { [namespace]: into } }),
        ...content(this.props),
      },
    });
  }
}

function content({ belongings }: VeleroRestoreProps): Partial<RestoreSpec> {
  return {
    includedResources: [
      'persistentvolumeclaims',
      // None is made again; but it is only by them that a claim forgets its old volume.
      'persistentvolumes',
      'pods',
      'configmaps',
      'secrets',
      'serviceaccounts',
      'services',
      'roles.rbac.authorization.k8s.io',
      'rolebindings.rbac.authorization.k8s.io',
    ],
    orLabelSelectors: [
      { matchLabels: { ...belongings } },
      // Logins and certificates, which bear no label of their store.
      { matchExpressions: [{ key: 'reconcile.external-secrets.io/managed', operator: 'Exists' }] },
      { matchExpressions: [{ key: 'controller.cert-manager.io/fao', operator: 'Exists' }] },
    ],
    existingResourcePolicy: 'none',
  };
}

/** A copy knows the addresses of the store that it was: nothing may go there. */
function closedNamespace(scope: Construct, id: string): void {
  const app = App.of(scope);
  if (app.node.tryFindChild(id) !== undefined) {
    throw new Error(`a restore must go into its own namespace or into a new one, got '${id}': choose another name`);
  }
  const component = new Component(app, id, { layer: 'microservices', holdsData: true });
  const copy = new Workload(component, 'copy', { podLabels: {} });
  new Edge(component, 'inside', {
    client: copy,
    server: copy,
    ports: [{ port: 1, endPort: 65535 }],
    protocol: 'copy',
  });
  copy.allowToKubernetesApi();
}
