import type { ServiceName } from '../../../app/services';
import { services } from '../../../app/services';
import { variableOf } from '../../../app/settings/overrides';
import { alternativesTo, stores } from '../../../app/stores';
import { verify } from '../../../verify/rules';
import { settingsLike, synthesizeInMemory } from '../synthesized';
import { folderOf, problemsOf, sound } from './folder';

const problemsWith = (text: string, env: Record<string, string> = {}) =>
  problemsOf(folderOf({ 'a.yaml': sound + text }), { env });

/** The stores that each service may have. */
const options = (Object.keys(services) as ServiceName[]).flatMap((service) => {
  const { store } = services[service];
  return store === undefined ? [] : [alternativesTo(store).map((choice) => ({ service, choice }))];
});
const choices = options.flat();

/** Every service has the first store that it may have, then the second, and so on: each is in one of the rounds. */
const rounds = Array.from({ length: Math.max(...options.map(({ length }) => length)) }, (_, index) =>
  options.flatMap((option) => option[index] ?? []),
);

const choose = (service: ServiceName, choice: string): string =>
  choice === services[service].store ? '' : `stores: { ${service}: ${choice} }\n`;

test.each(choices)('the name of a $choice of $service has to leave room for what is made of it', (pair) => {
  const { service, choice } = pair;
  const named = (length: number) => `${choose(service, choice)}storeNames: { ${service}: ${'x'.repeat(length)} }\n`;
  const { maxNameLength } = stores[choice];
  expect(problemsWith(named(maxNameLength))).toEqual([]);
  expect(problemsWith(named(maxNameLength + 1))).toMatchObject([
    {
      path: `storeNames.${service}`,
      value: expect.stringContaining('xxx'),
      rule: expect.stringContaining(
        `at most ${maxNameLength} characters: it is the name of a store of the kind ${choice}`,
      ),
      remedy: 'shorten it by 1',
    },
  ]);
});

test.each(rounds.map((round) => [round]))('with the longest names, %j hold against every rule', (round) => {
  const variables = round.flatMap(({ service, choice }) => [
    [variableOf(['services', service]), 'true'],
    [variableOf(['storeNames', service]), 'x'.repeat(stores[choice].maxNameLength)],
    ...(choice === services[service].store ? [] : [[variableOf(['stores', service]), choice]]),
  ]);
  const { located } = synthesizeInMemory(
    settingsLike('local', Object.fromEntries(variables) as Record<string, string>),
  );
  expect(verify(located)).toEqual([]);
});

test('all names that are wrong are reported at once, with whatever else is', () => {
  const text = `storeNames: { user: ${'x'.repeat(41)}, product: product, cart: 1, rate: Rate }\nstores: { order: redis }\n`;
  expect(problemsWith(text).map(({ path }) => path)).toEqual([
    'stores.order',
    'storeNames.cart',
    'storeNames.rate',
    'storeNames.product',
    'storeNames.user',
  ]);
});

test('a variable that makes a name too long is named as its source', () => {
  const variable = 'TESTBED_STORE_NAMES_USER';
  const [problem, ...others] = problemsWith('', { [variable]: 'x'.repeat(41) });
  expect(problem).toMatchObject({ source: variable, path: 'storeNames.user', remedy: 'shorten it by 1' });
  expect(problem).not.toHaveProperty('line');
  expect(others).toEqual([]);
});

test.each([
  ['user', 'user'],
  ['user', 'user-backup'],
  ['product', 'product-images'],
  ['point', 'point-cache'],
  ['delivery-status', 'delivery-status-queue-ca'],
  ['order', 'point-queue-point'],
  ['rate', 'rate-db-check'],
  ['search', 'kibana'],
  ['user', 'constructor'],
])('a store of %s cannot be called %s: something else is', (service, name) => {
  expect(problemsWith(`storeNames: { ${service}: ${name} }\n`)).toMatchObject([
    {
      path: `storeNames.${service}`,
      value: `"${name}"`,
      rule: 'must not be what something else in the namespace is called',
      remedy: `write a name such as ${service}-db-2`,
    },
  ]);
});

test('whatever a service is made of beside its store keeps its name for itself', () => {
  const on = Object.fromEntries(choices.map(({ service }) => [variableOf(['services', service]), 'true']));
  const { testbed } = synthesizeInMemory(
    settingsLike('production', { ...on, TESTBED_COMPONENTS_SINGLE_SIGN_ON: 'true' }),
  );
  const free = testbed.components.flatMap(({ node: { id: service, children } }) => {
    if (!choices.some((choice) => choice.service === service)) return [];
    const beside = children
      .map(({ node }) => node.id)
      .filter((id) => !new RegExp(`^${service}-db(-kibana)?$`).test(id));
    expect(beside).toContain(service);
    return beside.filter((id) => problemsWith(`storeNames: { ${service}: ${id} }\n`).length === 0);
  });
  expect(free).toEqual([]);
});
