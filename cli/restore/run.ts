import * as path from 'node:path';
import { App, Yaml } from 'cdk8s';
import { Construct } from 'constructs';
import { isDnsLabel } from '../../app/settings/dns-name';
import { loadSettings } from '../../app/settings/load';
import { didYouMean } from '../../app/settings/suggestion';
import { Testbed } from '../../app/testbed';
import type { Component } from '../../constructs/gitops/component';
import { Restore } from '../../constructs/shared/restore';
import { Failure } from '../failure';
import { additionsOf } from './additions';
import type { Rendered } from './additions';
import { momentOf } from './moment';

export interface RestoreOptions {
  /** The folder that holds `environments/`. */
  readonly root: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly environment: string;
  readonly component: string;
  /** ISO 8601 with a time zone. @default - the newest backup */
  readonly at?: string;
  /** @default - the name of the store and `-restored` */
  readonly into?: string;
  readonly now: Date;
}

export interface RestoreOutput {
  readonly yaml: string;
  /** What the person who applies it should know. */
  readonly notes: readonly string[];
}

/** @throws SettingsError, or Failure that names what is wrong: nothing is printed then */
export function restoreManifests({ root, env, environment, component, at, into, now }: RestoreOptions): RestoreOutput {
  const [settings] = loadSettings({ directory: path.join(root, 'environments'), names: [environment], env });
  if (settings === undefined) throw new Failure(`there is no environment ${environment}`, 'name one of environments/');
  const app = new App();
  const { home, restore } = find(new Testbed(app, settings).components, component);
  const { store, maxNameLength, declare } = restore.props;
  const name = nameOf(into ?? `${store}-restored`, store, maxNameLength);
  const moment = at === undefined ? undefined : momentOf(at, now, settings.backup.retentionDays);
  if (restore.props.into === 'namespace' && name !== home.namespace) assertNewNamespace(app, name, store);
  const add = () => {
    declare(new Construct(home, `restore-${name}`), { at: moment, into: name });
  };
  return {
    yaml: Yaml.stringify(...namespacesFirst(additionsOf(app, add, name))),
    notes: [
      restore.props.into === 'namespace'
        ? `${store} of ${environment} comes into namespace ${name}; what is there already stays as it is.`
        : `${store} of ${environment} stays as it is; ${name} comes beside it, in namespace ${home.namespace ?? ''}.`,
      stateOf(restore, moment),
    ],
  };
}

/** `kubectl apply` goes from the top, and Velero would make a namespace that it misses, open. */
function namespacesFirst(objects: readonly Rendered[]): Rendered[] {
  const isNamespace = ({ kind }: Rendered) => kind === 'Namespace';
  return [...objects.filter(isNamespace), ...objects.filter((object) => !isNamespace(object))];
}

function stateOf({ props: { precision } }: Restore, moment?: Date): string {
  if (moment === undefined) return 'It will be as it was at the newest backup.';
  const time = moment.toISOString();
  if (precision === 'second') return `It will be as it was at ${time}.`;
  return precision === 'backup'
    ? `It will be as the last backup before ${time} has it: this store keeps no changes between backups.`
    : `It will be as the backup of ${time} has it: there must be one of exactly that second.`;
}

function find(components: readonly Component[], wanted: string): { home: Component; restore: Restore } {
  const restores = components.flatMap((home) =>
    Restore.within(home).map((restore, index) => ({ home, restore, index })),
  );
  const names = ({ home: { node }, restore, index }: (typeof restores)[number]) => [
    ...(index === 0 ? [node.id] : []),
    `${node.id}/${restore.props.store}`,
  ];
  const found = restores.find((one) => names(one).includes(wanted));
  if (found !== undefined) return found;
  const isThere = components.some(({ node }) => node.id === wanted);
  const problem = isThere ? 'nothing of it is backed up' : 'there is no such component, or it is off';
  throw new Failure(`${wanted} cannot be restored: ${problem}`, didYouMean(wanted, restores.flatMap(names)));
}

function assertNewNamespace(app: App, name: string, store: string): void {
  if (app.node.tryFindChild(name) === undefined) return;
  throw new Failure(
    `--into names a namespace for this store, and ${name} is another component's`,
    `choose a new one, such as ${store}-2`,
  );
}

function nameOf(name: string, store: string, maxLength: number): string {
  const remedy = `choose another with --into, such as ${`${store}-2`.slice(-maxLength)}`;
  if (!isDnsLabel(name)) {
    throw new Failure(`--into must be lower-case letters, digits and '-', 63 at most, got '${name}'`, remedy);
  }
  if (name.length > maxLength) {
    throw new Failure(`--into has at most ${String(maxLength)} characters for this store, got '${name}'`, remedy);
  }
  if (name === store) throw new Failure(`--into must not be ${store}: that one runs, and stays as it is`, remedy);
  return name;
}
