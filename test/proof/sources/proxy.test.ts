import { execFile } from 'node:child_process';
import * as fs from 'node:fs';
import { connect as connectTcp } from 'node:net';
import * as os from 'node:os';
import * as path from 'node:path';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import { Failure } from '../../../cli/failure';
import { digestOf } from '../../../proof/sources/document';
import { ManifestsRepository } from '../../../proof/sources/manifests-repository';
import { serveSources } from '../../../proof/sources/proxy';
import type { SourceOptions, SourceServer } from '../../../proof/sources/proxy';
import type { StubChart } from '../../../proof/sources/stub-chart';
import { ask, askPlainly, connect } from './through-proxy';

const chart = (repository: string, name: string, version: string): StubChart => ({
  repository,
  name,
  version,
  archive: Buffer.from(`${name} ${version}`),
});

const charts = [
  chart('https://charts.example.org/stable/', 'web', '1.0.0'),
  chart('https://charts.example.org/stable/', 'web', '1.1.0'),
  chart('https://charts.example.org/other', 'db', '2.0.0'),
  chart('registry.example.org/team/charts', 'queue', 'v3.0.0+build'),
];
const gitUrl = 'https://git.example.org/team/manifests.git';

let folder: string;
let server: SourceServer;

const serve = (options: Partial<SourceOptions> = {}): Promise<SourceServer> =>
  serveSources({
    directory: path.join(folder, 'sources'),
    openssl: 'openssl',
    git: 'git',
    charts,
    repositories: new Map([[gitUrl, path.join(folder, 'repository.git')]]),
    ...options,
  });

beforeEach(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sources-'));
  server = await serve();
});

afterEach(async () => {
  await server.close();
  fs.rmSync(folder, { recursive: true });
});

test('a Helm repository has an index of all its charts, whose addresses lead to them', async () => {
  const index = 'https://charts.example.org/stable/index.yaml';
  const { body } = await ask(server, index);
  const { entries } = parse(body.toString()) as {
    entries: Record<string, { version: string; urls: [string]; digest: string }[]>;
  };
  expect(Object.keys(entries)).toEqual(['web']);
  expect(entries.web?.map(({ version }) => version)).toEqual(['1.0.0', '1.1.0']);
  for (const { version, urls, digest } of entries.web ?? []) {
    const archive = await ask(server, new URL(urls[0], index).href);
    expect(archive.body.toString()).toBe(`web ${version}`);
    expect(digestOf(archive.body)).toBe(`sha256:${digest}`);
  }
});

test('a registry leads from the tag to the manifest, and from there to the chart', async () => {
  const base = 'https://registry.example.org/v2/team/charts/queue';
  expect((await ask(server, 'https://registry.example.org/v2/')).status).toBe(200);
  const { tags } = JSON.parse((await ask(server, `${base}/tags/list`)).body.toString()) as { tags: [string] };
  expect(tags).toEqual(['v3.0.0_build']);
  const manifest = await ask(server, `${base}/manifests/${tags[0]}`);
  expect(manifest.headers['docker-content-digest']).toBe(digestOf(manifest.body));
  const { config, layers } = JSON.parse(manifest.body.toString()) as Record<'config', { digest: string }> & {
    layers: [{ digest: string; size: number }];
  };
  const layer = await ask(server, `${base}/blobs/${layers[0].digest}`);
  expect(layer.body.toString()).toBe('queue v3.0.0+build');
  expect(layers[0].size).toBe(layer.body.length);
  expect((await ask(server, `${base}/blobs/${config.digest}`)).body.toString()).toContain('"name":"queue"');
  const head = await ask(server, `${base}/manifests/${digestOf(manifest.body)}`, 'HEAD');
  expect([head.status, Number(head.headers['content-length'])]).toEqual([200, manifest.body.length]);
});

test('Git clones a repository by its real URL, and cannot push', async () => {
  const repository = await ManifestsRepository.create('git', path.join(folder, 'repository.git'), 'manifests');
  fs.mkdirSync(path.join(folder, 'dist', 'local'), { recursive: true });
  fs.writeFileSync(path.join(folder, 'dist', 'local', 'a.yaml'), 'a: 1\n');
  await repository.replace(path.join(folder, 'dist'), 'Publish');
  const clone = path.join(folder, 'clone');
  const env = {
    PATH: process.env.PATH,
    HTTPS_PROXY: server.url,
    GIT_SSL_CAINFO: server.caFile,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
  };
  const git = (...args: readonly string[]) => promisify(execFile)('git', args, { env });
  await git('clone', '--quiet', '--depth', '1', gitUrl, clone);
  expect(fs.readFileSync(path.join(clone, 'local', 'a.yaml'), 'utf8')).toBe('a: 1\n');
  await expect(git('-C', clone, 'push', 'origin', 'HEAD:refs/heads/other')).rejects.toThrow('403');
});

test('without Git a repository is out of order, and the rest is not', async () => {
  const other = await serve({ directory: path.join(folder, 'other'), git: path.join(folder, 'no-git') });
  try {
    expect((await ask(other, `${gitUrl}/info/refs?service=git-upload-pack`)).status).toBe(502);
    expect((await ask(other, 'https://charts.example.org/stable/index.yaml')).status).toBe(200);
  } finally {
    await other.close();
  }
});

test('what nobody declares is answered with 404 and its URL, and remembered', async () => {
  const urls = [
    'https://charts.example.org/stable/web-9.9.9.tgz',
    'https://git.example.org/team/other.git/info/refs?a=b',
  ];
  for (const url of urls) {
    const { status, body } = await ask(server, url);
    expect(status).toBe(404);
    expect(body.toString()).toContain(url);
  }
  expect((await ask(server, 'https://elsewhere.example.org/')).body.toString()).toContain('elsewhere.example.org');
  expect((await askPlainly(server, 'http://charts.example.org/stable/index.yaml')).status).toBe(404);
  expect(server.requests).toEqual([
    ...urls.map((url) => ({ method: 'GET', url, status: 404 })),
    { method: 'CONNECT', url: 'https://elsewhere.example.org:443', status: 404 },
    { method: 'GET', url: 'http://charts.example.org/stable/index.yaml', status: 404 },
  ]);
});

test('a request that is no URL is answered too', async () => {
  expect(await connect(server, 'a%b')).toMatchObject({ status: 404 });
  const { port } = new URL(server.url);
  const socket = connectTcp(Number(port), '127.0.0.1');
  socket.end('GET / HTTP/1.1\r\nHost: %%%\r\nConnection: close\r\n\r\n');
  expect(Buffer.concat((await socket.toArray()) as Buffer[]).toString()).toMatch(/^HTTP\/1\.1 404/);
});

test('closing ends open tunnels, and nobody listens any more', async () => {
  const tunnel = await connect(server, 'charts.example.org');
  if (!('socket' in tunnel)) throw new Error('no tunnel');
  const closed = once(tunnel.socket.resume(), 'close');
  await server.close();
  await closed;
  await expect(askPlainly(server, 'http://charts.example.org/')).rejects.toThrow('ECONNREFUSED');
});

test('a repository that is read by SSH is refused with what to set instead', async () => {
  const repositories = new Map([['git@git.example.org:team/manifests.git', folder]]);
  await expect(serve({ repositories })).rejects.toThrow(/^git\.url is git@.*SSH/);
});

test('without OpenSSL it says so', async () => {
  await expect(serve({ openssl: path.join(folder, 'no-openssl') })).rejects.toThrow(Failure);
});
