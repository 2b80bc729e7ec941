interface Range {
  readonly kvs?: readonly { readonly key: string; readonly mod_revision: string }[];
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** What is written all the time, or because of the asking itself. */
const restless = [
  /^leases\//,
  /^events\//,
  /^masterleases\//,
  /^peerserverleases\//,
  /^argoproj\.io\/applications\//,
  /^minions\//,
];

/** When each object was last written, by its key in etcd: `deployments/user/user`. */
export async function lastWrites(etcdUrl: string): Promise<ReadonlyMap<string, string>> {
  const body = { key: base64('/registry/'), range_end: base64('/registry0'), keys_only: true };
  const response = await fetch(`${etcdUrl}/v3/kv/range`, { method: 'POST', body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`etcd answers ${response.status}: ${await response.text()}`);
  const { kvs = [] } = (await response.json()) as Range;
  const written = kvs.map(({ key, mod_revision }): [string, string] => {
    return [Buffer.from(key, 'base64').toString().slice('/registry/'.length), mod_revision];
  });
  return new Map(written.filter(([key]) => !restless.some((pattern) => pattern.test(key))));
}

/** What was written, made or deleted between two looks. */
export function writtenBetween(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly string[] {
  const keys = new Set([...before.keys(), ...after.keys()]);
  return [...keys].filter((key) => before.get(key) !== after.get(key)).sort();
}
