import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { lastWrites, writtenBetween } from '../../../proof/kubernetes/revisions';

let etcd: Server;
let answer: { status: number; keys: Readonly<Record<string, string>> };

beforeEach(async () => {
  etcd = createServer((_, response) => {
    const kvs = Object.entries(answer.keys).map(([key, mod_revision]) => ({
      key: Buffer.from(`/registry/${key}`).toString('base64'),
      mod_revision,
    }));
    response.writeHead(answer.status).end(JSON.stringify({ kvs }));
  }).listen(0, '127.0.0.1');
  await once(etcd, 'listening');
});

afterEach(() => {
  etcd.close();
});

const look = () => lastWrites(`http://127.0.0.1:${(etcd.address() as AddressInfo).port}`);

test('what was written, made and deleted between two looks', async () => {
  answer = { status: 200, keys: { 'pods/a/same': '1', 'pods/a/written': '2', 'pods/a/deleted': '3' } };
  const before = await look();
  answer = { status: 200, keys: { 'pods/a/same': '1', 'pods/a/written': '5', 'pods/a/made': '6' } };
  expect(writtenBetween(before, await look())).toEqual(['pods/a/deleted', 'pods/a/made', 'pods/a/written']);
});

test('what is written all the time does not count', async () => {
  answer = { status: 200, keys: { 'leases/kube-node-lease/node-1': '9', 'argoproj.io/applications/argocd/user': '8' } };
  expect((await look()).size).toBe(0);
});

test('an etcd that refuses is no etcd without keys', async () => {
  answer = { status: 503, keys: {} };
  await expect(look()).rejects.toThrow('etcd answers 503');
});
