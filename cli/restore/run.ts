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
  const { store, precision, maxNameLength, declare } = restore.props;
  const name = nameOf(into ?? `${store}-restored`, store, maxNameLength);
  const moment = at === undefined ? undefined : momentOf(at, now, settings.backup.retentionDays);
  const add = () => {
    declare(new Construct(home, `restore-${name}`), { at: moment, into: name });
  };
  return {
    yaml: Yaml.stringify(...additionsOf(app, add, name)),
    notes: [
      `${store} of ${environment} stays as it is; ${name} comes beside it, in namespace ${home.namespace ?? ''}.`,
      precision === 'backup' && moment !== undefined
        ? `It will be as the last backup before ${moment.toISOString()} has it: this store keeps no changes between backups.`
        : `It will be as it was ${moment === undefined ? 'at the newest backup' : `at ${moment.toISOString()}`}.`,
    ],
  };
}

function find(components: readonly Component[], wanted: string): { home: Component; restore: Restore } {
  const restores = components.map((home) => ({ home, restore: Restore.within(home)[0] }));
  const found = restores.find(({ home }) => home.node.id === wanted);
  if (found?.restore !== undefined) return { home: found.home, restore: found.restore };
  const able = restores.flatMap(({ home, restore }) => (restore === undefined ? [] : [home.node.id]));
  const problem = found === undefined ? 'there is no such component, or it is off' : 'nothing of it is backed up';
  throw new Failure(`${wanted} cannot be restored: ${problem}`, didYouMean(wanted, able));
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
