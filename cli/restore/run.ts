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
import { Additions } from './additions';
import type { Rendered } from './additions';
import { backupOf } from './backup-name';
import { find } from './find';
import { momentOf } from './moment';
import { nameOf } from './name';
import { notesOn } from './notes';

/** Where the environment is declared. */
interface Source {
  /** The folder that holds `environments/`. */
  readonly root: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly environment: string;
}

/** What is wanted back, and as what. */
export interface Wanted {
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

export type RestoreOptions = Source & Wanted;

export interface RestoreOutput {
  readonly yaml: string;
  /** What the person who applies it should know. */
  readonly notes: readonly string[];
}

/** @throws SettingsError, or Failure that names what is wrong: nothing is printed then */
export function restoreManifests({ root, env, environment, ...wanted }: RestoreOptions): RestoreOutput {
  const [settings] = loadSettings({ directory: path.join(root, 'environments'), names: [environment], env });
  if (settings === undefined) throw new Failure(`there is no environment ${environment}`, 'name one of environments/');
  return new Restorer(settings).restore(wanted);
}

/** Restores stores of one environment, each beside those before it. */
export class Restorer {
  private readonly app = new App();
  private readonly components: readonly Component[];
  private readonly additions: Additions;

  constructor(private readonly settings: Settings) {
    this.components = new Testbed(this.app, settings).components;
    this.additions = new Additions(this.app);
  }

  /** @throws Failure that names what is wrong */
  restore({ now, ...wanted }: Wanted): RestoreOutput {
    const { app, settings } = this;
    const { home, restore } = find(this.components, wanted.component);
    const { store, maxNameLength } = restore.props;
    const into = nameOf(wanted.into, store, maxNameLength);
    const at = wanted.at === undefined ? undefined : momentOf(wanted.at, now, settings.backup.retentionDays);
    const request = { into, at, backup: backupOf(wanted.backup, at, restore.props) };
    if (restore.props.into === 'namespace' && into !== home.namespace) assertNewNamespace(app, into, store);
    const add = () => {
      declare(home, restore, request);
    };
    const namespace = home.namespace ?? '';
    const place = { environment: settings.environment, namespace, product: productOf(settings, home, restore) };
    return {
      yaml: Yaml.stringify(...namespacesFirst(this.additions.of(add, into))),
      notes: notesOn(restore.props, request, place),
    };
  }
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
