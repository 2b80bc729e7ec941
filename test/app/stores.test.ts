import * as path from 'node:path';
import ts from 'typescript';
import { services } from '../../app/services';
import type { ServiceName } from '../../app/services';
import { variableOf } from '../../app/settings/overrides';
import { alternativesTo, stores } from '../../app/stores';
import type { StoreName } from '../../app/stores';
import { verify } from '../../verify/rules';
import { settingsLike, synthesizeInMemory } from './synthesized';

const names = Object.keys(stores) as StoreName[];
const storeOf = (name: ServiceName) => services[name].store;
const withStore = (Object.keys(services) as ServiceName[]).flatMap((name) => {
  const store = storeOf(name);
  return store === undefined ? [] : [{ name, store }];
});
const others = (store: StoreName) => alternativesTo(store).filter((other) => other !== store);

/** Every service takes its first alternative, then every one its second, and so on: each legal swap is in one of the rounds. */
const rounds = Array.from({ length: Math.max(...withStore.map(({ store }) => others(store).length)) }, (_, index) =>
  withStore.flatMap(({ name, store }) => {
    const other = others(store)[index];
    return other === undefined ? [] : [{ name, store: other }];
  }),
);

describe.each(rounds.flatMap((round) => (['local', 'production'] as const).map((name) => [round, name] as const)))(
  '%j in %s',
  (round, environment) => {
    const variables = Object.fromEntries(
      round.flatMap(({ name, store }) => [
        [variableOf(['stores', name]), store],
        // An environment may leave it out.
        [variableOf(['services', name]), 'true'],
      ]),
    ) as Record<string, string>;
    const { testbed, located } = synthesizeInMemory(settingsLike(environment, variables));

    test('holds against every rule', () => {
      expect(verify(located)).toEqual([]);
    });

    test.each(round)('brings what $store requires, and connects $name to it alone', ({ name, store }) => {
      const running = testbed.components.map(({ node }) => node.id);
      for (const required of stores[store].requires) expect(running).toContain(required);
      const db = testbed.edges.filter(({ client, node }) => client.name === name && /\/db(-\d+)?$/.test(node.path));
      expect(new Set(db.map(({ protocol }) => protocol))).toEqual(new Set([stores[store].protocol]));
      const deployment = located.find(({ object }) => object.kind === 'Deployment' && object.metadata.name === name);
      expect(JSON.stringify(deployment)).toContain('"DB_HOST"');
    });
  },
);

test.each(['local', 'production'])(
  'a store of another name is another store, which the service uses in %s',
  (environment) => {
    const names = withStore.map(({ name }) => [variableOf(['storeNames', name]), `${name}-db-2`]);
    const settings = settingsLike(environment, Object.fromEntries(names));
    const { located } = synthesizeInMemory(settings);
    expect(verify(located)).toEqual([]);
    for (const { name } of withStore.filter((one) => settings.services[one.name])) {
      const own = located.filter(({ object }) => object.metadata.namespace === name);
      const text = JSON.stringify(own);
      expect(text).toContain(`${name}-db-2`);
      expect(text).not.toMatch(new RegExp(`"${name}-db"`));
      // What was saved is where it was.
      if (text.includes(`${name}-backup`)) expect(text).toContain(`"${name}-backup"`);
    }
  },
);

test('order, payment-info, point, product and user can change', () => {
  const changing = [...new Set(rounds.flat().map(({ name }) => name))].sort();
  expect(changing).toEqual(expect.arrayContaining(['order', 'payment-info', 'point', 'product', 'user']));
  expect(changing).not.toContain('comment');
  expect(alternativesTo('tidb').sort()).toEqual(['innodb-cluster', 'tidb', 'vitess', 'xtradb-cluster']);
  expect(alternativesTo('postgresql').sort()).toEqual(['postgresql', 'yugabytedb']);
});

test('the settings refuse a store that does not speak what the service speaks', () => {
  expect(() => settingsLike('local', { TESTBED_STORES_ORDER: 'mongodb' })).toThrow(
    /TESTBED_STORES_ORDER[^]*must be one of innodb-cluster, tidb, vitess, xtradb-cluster/,
  );
});

/** The lines of a program on which the compiler finds a mistake. */
function linesWithErrors(lines: readonly string[]): number[] {
  const file = path.join(process.cwd(), 'app', 'pairs.ts');
  const { config } = ts.readConfigFile('tsconfig.json', (name) => ts.sys.readFile(name)) as { config: object };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, process.cwd());
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists } = host;
  // Types of products and libraries say nothing of protocols, and are nine tenths of what would be read.
  const isOurs = (name: string) => !/^(imports|node_modules)\//.test(path.relative(process.cwd(), name));
  host.fileExists = (name) => name === file || (isOurs(name) && fileExists.call(host, name));
  host.readFile = (name) => (name === file ? lines.join('\n') : readFile.call(host, name));
  const program = ts.createProgram([file], { ...options, types: [], noEmit: true, incremental: false }, host);
  const source = program.getSourceFile(file);
  const found = program.getSemanticDiagnostics(source).map(({ start = 0 }) => {
    return source?.getLineAndCharacterOfPosition(start).line ?? -1;
  });
  return [...new Set(found)];
}

test('a store that does not speak what the code of a service speaks does not compile, and all others do', () => {
  const protocols = [...new Set(names.map((name) => stores[name].protocol))];
  const pairs = protocols.flatMap((speaks) => names.map((store) => ({ speaks, store })));
  const lines = [
    "import { service } from './services';",
    ...pairs.map(({ speaks, store }) => `service({ speaks: '${speaks}', store: '${store}' });`),
  ];
  const wrong = pairs.flatMap(({ speaks, store }, index) => (stores[store].protocol === speaks ? [] : [index + 1]));
  expect(wrong.length).toBeGreaterThan(50);
  expect(linesWithErrors(lines)).toEqual(wrong);
});

test('two stores of a service share no name: the first one stays, with all that was made for it, when it is exchanged', () => {
  const objectsOf = (store: string) =>
    synthesizeInMemory(settingsLike('production', { TESTBED_STORES_ORDER: store })).located.flatMap(({ object }) =>
      object.metadata.annotations?.['argocd.argoproj.io/sync-options'] !== undefined &&
      object.metadata.namespace === 'order'
        ? [`${object.kind} ${object.metadata.name}`]
        : [],
    );
  const first = objectsOf('tidb').filter((object) => !/default-deny|dns|order-backup/.test(object));
  expect(first).not.toEqual([]);
  for (const other of ['vitess', 'innodb-cluster', 'xtradb-cluster']) {
    const second = new Set(objectsOf(other));
    const shared = first.filter((object) => second.has(object));
    expect(shared).toEqual([]);
  }
});
