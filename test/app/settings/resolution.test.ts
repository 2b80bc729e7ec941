import { resolve } from '../../../app/settings/resolution';
import type { Requirements, Root } from '../../../app/settings/resolution';
import { choicesOf, requirementsWith } from '../../../app/settings/requirements';
import { folderOf, problemsOf, sound } from './folder';

const requirements = requirementsWith(choicesOf({}));

const shop: Requirements = {
  shop: { requires: ['store', 'till'] },
  till: { requires: ['store'] },
  store: { requires: ['disk'] },
  disk: { requires: [] },
  clock: { requires: ['hand'] },
  hand: { requires: ['clock'] },
};

function root(name: string): Root {
  return { name, because: name, path: ['services', name], remedy: `turn off ${name}` };
}

test('what something requires is on too, to the end of the chain', () => {
  expect([...resolve(shop, [root('till')], new Set()).on].sort()).toEqual(['disk', 'store', 'till']);
});

test('two that require one another end', () => {
  expect([...resolve(shop, [root('clock')], new Set()).on].sort()).toEqual(['clock', 'hand']);
});

test('what is off and required is one conflict, with all who need it and all who would have to go', () => {
  const { conflicts } = resolve(shop, [root('shop'), root('till')], new Set(['store']));
  expect(conflicts).toEqual([{ name: 'store', neededBy: ['shop', 'till'], roots: [root('shop'), root('till')] }]);
});

test('what is off and not required is no conflict', () => {
  expect(resolve(shop, [root('till')], new Set(['clock', 'shop'])).conflicts).toEqual([]);
});

test('a slip in the inventory is a bug, not a setting', () => {
  expect(() => resolve({ a: { requires: ['b'] } }, [root('a')], new Set())).toThrow(
    'a requires b, which the inventory',
  );
});

test('the inventory requires only what it has', () => {
  const all = Object.keys(requirements).map(root);
  expect(resolve(requirements, all, new Set()).on.size).toBe(all.length);
});

test.each<[string, string, object]>([
  [
    'the operator of its store',
    'components: { postgres-operator: false }',
    {
      path: 'components.postgres-operator',
      rule: expect.stringMatching(/^must be on: payment-info.* needs? it$/),
      remedy: expect.stringMatching(/^turn on postgres-operator, or .*turn off payment-info and .*turn off user/),
    },
  ],
  [
    'a service that it calls',
    'services: { payment-info: false }',
    {
      path: 'services.payment-info',
      rule: expect.stringMatching(/^must be on: .*\buser\b.* need it$/),
      remedy: expect.stringMatching(/^turn on payment-info, or .*turn off user/),
    },
  ],
  [
    'what its object store requires',
    'components: { seaweedfs-operator: false }',
    { rule: 'must be on: object-store needs it', remedy: expect.stringContaining('turn off payment-info and') },
  ],
])('a service on whose way is off %s is a problem with both remedies', (_, line, problem) => {
  expect(problemsOf(folderOf({ 'a.yaml': `${sound}${line}\n` }))).toMatchObject([
    { line: 7, value: 'false', ...problem },
  ]);
});

test('Ceph off on bare metal is a problem whose remedy is another StorageClass', () => {
  const file = `${sound.replace('kind', 'bare-metal')}components: { ceph: false }\n`;
  expect(problemsOf(folderOf({ 'a.yaml': file }))).toMatchObject([
    {
      path: 'components.ceph',
      rule: 'must be on: the target bare-metal without a storageClass needs it',
      remedy: 'turn on ceph, or set storageClass to one that the cluster has',
    },
  ]);
});
