import type { Check, Site } from '../../proof/check';
import { prove } from '../../proof/prove';

const parts = new AbortController();
const site = { signal: parts.signal } as Site;

const check = (name: string, run: Check['run']): Check => ({ name, claim: `${name} holds`, run });
const fine = check('fine', async () => ({ looked: '1 thing', problems: [] }));

test('checks run one after the other, and each result says what was looked at', async () => {
  const started: string[] = [];
  const bad = check('bad', async () => ({ looked: '2 things', problems: ['one is wrong'] }));
  const results = await prove(site, [fine, bad], ({ name }) => started.push(name));
  expect(results).toEqual([
    { check: 'fine', claim: 'fine holds', looked: '1 thing', problems: [], seconds: expect.any(Number) },
    { check: 'bad', claim: 'bad holds', looked: '2 things', problems: ['one is wrong'], seconds: expect.any(Number) },
  ]);
  expect(started).toEqual(['fine', 'bad']);
});

test.each<[string, Check['run']]>([
  ['later', async () => Promise.reject(new Error('lost'))],
  [
    'at once',
    () => {
      throw new Error('lost');
    },
  ],
])('a check that breaks %s has failed, and the next is tried', async (_, run) => {
  const results = await prove(site, [check('broken', run), fine], () => undefined);
  expect(results.map(({ problems }) => problems)).toEqual([['lost'], []]);
});

test('when a part has ended, nothing that comes after would mean anything', async () => {
  const controller = new AbortController();
  const dying = check('dying', async () => {
    controller.abort(new Error('etcd has ended'));
    return { looked: '', problems: [] };
  });
  const ended = prove({ signal: controller.signal } as Site, [dying, fine], () => undefined);
  await expect(ended).rejects.toThrow('etcd has ended');
});
