import * as path from 'node:path';
import { App, Yaml } from 'cdk8s';
import { Construct } from 'constructs';
import { services } from '../../app/services';
import type { ServiceName } from '../../app/services';
import { loadSettings } from '../../app/settings/load';
import type { Settings } from '../../app/settings/settings';
import { Testbed } from '../../app/testbed';
import type { Component } from '../../constructs/gitops/component';
import type { Restore, RestoreRequest } from '../../constructs/shared/restore';
import { Failure } from '../failure';
import { additionsOf } from './additions';
import type { Rendered } from './additions';
import { backupOf } from './backup-name';
import { find } from './find';
import { momentOf } from './moment';
import { nameOf } from './name';
import { notesOn } from './notes';

export interface RestoreOptions {
  /** The folder that holds `environments/`. */
  readonly root: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly environment: string;
  /** A component, or a component and one of its stores: `point/point-queue`. */
  readonly component: string;
  /** ISO 8601 with a time zone. @default - the newest backup */
  readonly at?: string;
  /** @default - the name of the store and `-restored`, or `-2` where that is too long */
  readonly into?: string;
  /** @default - the restore finds it, or leaves a gap */
  readonly backup?: string;
  readonly now: Date;
}

export interface RestoreOutput {
  readonly yaml: string;
  /** What the person who applies it should know. */
  readonly notes: readonly string[];
}

/** @throws SettingsError, or Failure that names what is wrong: nothing is printed then */
export function restoreManifests({ root, env, environment, now, ...options }: RestoreOptions): RestoreOutput {
  const [settings] = loadSettings({ directory: path.join(root, 'environments'), names: [environment], env });
  if (settings === undefined) throw new Failure(`there is no environment ${environment}`, 'name one of environments/');
  const app = new App();
  const { home, restore } = find(new Testbed(app, settings).components, options.component);
  const { store, maxNameLength } = restore.props;
  const into = nameOf(options.into, store, maxNameLength);
  const at = options.at === undefined ? undefined : momentOf(options.at, now, settings.backup.retentionDays);
  const request = { into, at, backup: backupOf(options.backup, at, restore.props) };
  if (restore.props.into === 'namespace' && into !== home.namespace) assertNewNamespace(app, into, store);
  const add = () => {
    declare(home, restore, request);
  };
  const place = { environment, namespace: home.namespace ?? '', product: productOf(settings, home, restore) };
  return {
    yaml: Yaml.stringify(...namespacesFirst(additionsOf(app, add, into))),
    notes: notesOn(restore.props, request, place),
  };
}

/** `kubectl apply` goes from the top, and Velero would make a namespace that it misses, open. */
function namespacesFirst(objects: readonly Rendered[]): Rendered[] {
  const isNamespace = ({ kind }: Rendered) => kind === 'Namespace';
  return [...objects.filter(isNamespace), ...objects.filter((object) => !isNamespace(object))];
}

/** @throws Failure when the store refuses the request, whatever that was */
function declare(home: Component, { props }: Restore, request: RestoreRequest): void {
  const { into, backup } = request;
  try {
    props.declare(new Construct(home, `restore-${into}`), request);
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    const options = backup === undefined ? '--into' : '--into or --backup';
    throw new Failure(`${props.store} cannot be restored into ${into}: ${problem}`, `choose another ${options}`, {
      cause: error,
    });
  }
}

function assertNewNamespace(app: App, name: string, store: string): void {
  if (app.node.tryFindChild(name) === undefined) return;
  throw new Failure(
    `--into names a namespace for this store, and ${name} is another component's`,
    `choose a new one, such as ${store}-2`,
  );
}

/** What a store is, by the name that the settings use: the name of its page, too. */
function productOf({ stores }: Settings, { node }: Component, { props }: Restore): string {
  const name = node.id as ServiceName;
  const queue = props.store === `${name}-queue` ? services[name].queue : undefined;
  return queue ?? stores[name] ?? '';
}
