import { until } from '../../../proof/processes/until';

const { signal } = new AbortController();

test('looks until there is something to see, whatever goes wrong before', async () => {
  const seen = [undefined, false, new Error('not yet'), 'it'];
  const look = async () => {
    const next = seen.shift();
    if (next instanceof Error) throw next;
    return next as string | undefined;
  };
  await expect(until('it shows', look, { signal, every: 1 })).resolves.toBe('it');
  expect(seen).toEqual([]);
});

test('says what was waited for, and why in vain', async () => {
  const nothing = { signal, within: 0.02, every: 1 };
  await expect(until('it shows', async () => undefined, nothing)).rejects.toThrow(/it shows: not within 0.02 s/);
  await expect(until('it shows', async () => Promise.reject(new Error('closed')), nothing)).rejects.toThrow('closed');
  await expect(until('it shows', async () => undefined, { ...nothing, explain: () => 'dark' })).rejects.toThrow('dark');
});

test('ends with the reason when it is told to', async () => {
  const controller = new AbortController();
  const waiting = until('it shows', async () => undefined, { signal: controller.signal });
  controller.abort(new Error('over'));
  await expect(waiting).rejects.toThrow('over');
});
