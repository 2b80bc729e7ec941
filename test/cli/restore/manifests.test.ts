import { existsSync } from 'node:fs';
import { services } from '../../../app/services';
import { Restorer } from '../../../cli/restore/run';
import { unnamedBackup } from '../../../constructs/shared/restore';
import { at, fields, isFields, strings } from '../../../verify/fields';
import { hasLabels, selects } from '../../../verify/labels';
import { ManifestSet } from '../../../verify/manifest';
import type { Located, Manifest } from '../../../verify/manifest';
import type { Pod } from '../../../verify/pods';
import { readManifest } from '../../../verify/read';
import { verify } from '../../../verify/rules';
import { settingsLike, synthesizeInMemory } from '../../app/synthesized';

const now = new Date('2026-11-21T12:00:00Z');

/** Every store that has a restore is in one of the two rounds. */
const shipped = ['comment', 'delivery-status', 'order', 'payment-info', 'point', 'product', 'search', 'user'] as const;
const swapped = ['order', 'payment-info', 'point', 'product', 'user'] as const;
const swaps = {
  TESTBED_STORES_ORDER: 'innodb-cluster',
  TESTBED_STORES_PAYMENT_INFO: 'yugabytedb',
  TESTBED_STORES_POINT: 'postgresql',
  TESTBED_STORES_PRODUCT: 'vitess',
  TESTBED_STORES_USER: 'xtradb-cluster',
};
const rounds = (['local', 'production'] as const).flatMap((environment) => [
  { environment, stores: 'the stores that are shipped', env: {}, components: shipped },
  { environment, stores: 'other stores', env: swaps, components: swapped },
]);

/** Stores that cannot find a backup by themselves, and what they call one. */
const named: Readonly<Record<string, (store: string) => string>> = {
  'innodb-cluster': (store) => `${store}-scheduled261120010003`,
  mongodb: (store) => `cron-${store}-20261120010000-x1y2z`,
  tidb: (store) => `${store}-2026-11-20t01-00-07`,
  'xtradb-cluster': (store) => `${store}-2026-11-20-01:00:00-full`,
};

describe.each(rounds)('in $environment with $stores', ({ environment, env, components }) => {
  const settings = settingsLike(environment, env);
  const { located: running } = synthesizeInMemory(settings);
  const restorer = new Restorer(settings);
  const restored = components.map((component) => {
    const { yaml, notes } = restorer.restore({ component, now });
    const product = settings.stores[component] ?? '';
    const store = product === services[component].store ? `${component}-db` : `${component}-${product}`;
    return { component, yaml, text: notes.join('\n'), added: read(yaml), product, store };
  });
  const all = restored.flatMap(({ added }) => added);
  const before = new ManifestSet(running);
  const old = new Set(before.pods.map(({ object }) => nameOf(object)));
  const fresh = new ManifestSet([...running, ...all]).pods.filter(({ object }) => !old.has(nameOf(object)));

  function read(yaml: string): readonly Located[] {
    return readManifest('', yaml).located.map(({ object }) => ({
      file: `${environment}/${object.metadata.namespace ?? ''}/${object.kind}.${object.metadata.name}.yaml`,
      object,
    }));
  }

  test('every rule holds for all that runs, with all that comes beside it', () => {
    expect(verify([...running, ...all])).toEqual([]);
  });

  test.each(restored)('$component gets a store of its own, and others only policies', ({ component, added }) => {
    const kindsOf = (objects: readonly Located[]) => new Set(objects.map(({ object }) => object.kind));
    const [own, elsewhere] = [true, false].map((wanted) =>
      added.filter(({ object }) => (object.metadata.namespace === component) === wanted),
    );
    expect(kindsOf(own ?? []).size).toBeGreaterThan(1);
    expect([...kindsOf(elsewhere ?? [])].filter((kind) => kind !== 'NetworkPolicy')).toEqual([]);
  });

  test.each(restored)('nothing of $component selects the pods that come beside its own, or they its own', (one) => {
    const { component, added, product, store } = one;
    const here = ({ namespace }: Pod) => namespace === component;
    const existing = selecting(running, fresh.filter(here));
    // Whoever reaches a replica set is to reach the restored one: its users come with the data.
    expect(existing).toEqual(product === 'mongodb' ? [`NetworkPolicy ${component}/${store}`] : []);
    const policies = added.filter(({ object }) => object.metadata.namespace === component);
    // The one that loads into the running cluster.
    const into = `NetworkPolicy ${component}/${store}-yb-tserver-${store}-restored`;
    expect(selecting(policies, before.pods.filter(here))).toEqual(product === 'yugabytedb' ? [into] : []);
  });

  test.each(restored)('who applies that of $component is told what it will be', ({ text, product, store }) => {
    expect(text).toContain(`${store} of ${environment} stays as it is`);
    expect(text).toContain(`docs/restore/${product}.md`);
    expect(existsSync(`docs/restore/${product}.md`)).toBe(true);
    expect(text).toMatch(/^It will be as /m);
  });

  test.each(restored)('$component names its backup, or says how to', ({ component, yaml, text, product, store }) => {
    const backup = named[product]?.(store);
    expect(yaml.includes(unnamedBackup)).toBe(backup !== undefined);
    expect(text.includes(`kubectl -n ${component} get `)).toBe(backup !== undefined);
    if (backup === undefined) return;
    const given = restorer.restore({ component, now, backup, into: `${store}-3` });
    expect(given.yaml).not.toContain(unnamedBackup);
    expect(given.yaml).toContain(product === 'tidb' ? '2379-2026-11-20t01-00-07' : backup);
    expect(given.notes.join('\n')).not.toContain('--backup');
  });
});

function nameOf({ kind, metadata: { namespace = '', name } }: Manifest): string {
  return `${kind} ${namespace}/${name}`;
}

/** Services and policies that are about some of the pods; not those for all pods, or for all Jobs, of a namespace. */
function selecting(objects: readonly Located[], pods: readonly Pod[]): readonly string[] {
  const found = objects.filter(({ object }) => pods.some((pod) => selectsPod(object, pod)));
  return [...new Set(found.map(({ object }) => nameOf(object)))];
}

function selectsPod(object: Manifest, { namespace, labels }: Pod): boolean {
  if (object.metadata.namespace !== namespace) return false;
  if (object.kind === 'Service') return hasLabels(labels, strings(at(object, 'spec', 'selector')));
  const selector = at(object, 'spec', 'podSelector');
  if (!isFields(selector) || Object.keys(fields(selector.matchLabels)).length === 0) return false;
  return selects(selector, labels);
}
