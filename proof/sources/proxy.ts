import { once } from 'node:events';
import * as fs from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import type { IncomingMessage, RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { Answers } from './answers';
import { makeCertificate } from './certificate';
import { helmRepositories } from './helm-repository';
import { ociRegistries } from './oci-registry';
import type { StubChart } from './stub-chart';

/** What somebody asked for, and the status that we answered with. */
export interface SourceRequest {
  readonly method: string;
  readonly url: string;
  readonly status: number;
}

/** Stands between Argo CD and the sources that its Applications name. It never asks any other host. */
export interface SourceServer {
  /** For HTTPS_PROXY and HTTP_PROXY: `http://127.0.0.1:<port>`. */
  readonly url: string;
  /** The authority to trust, for SSL_CERT_FILE and GIT_SSL_CAINFO. */
  readonly caFile: string;
  /** Everything that was asked for so far, in order. A 404 is something that no Application declares. */
  readonly requests: readonly SourceRequest[];
  /** Ends what is open, too. */
  close(): Promise<void>;
}

export interface SourceOptions {
  /** A folder of its own, for certificates. */
  readonly directory: string;
  readonly openssl: string;
  readonly git: string;
  readonly charts: readonly StubChart[];
  /** Bare repositories by the URL that Argo CD knows them by. */
  readonly repositories: ReadonlyMap<string, string>;
}

/** @throws Failure when a repository's URL is not one of HTTP, or OpenSSL is missing */
export async function serveSources(options: SourceOptions): Promise<SourceServer> {
  const { directory, openssl, git, charts, repositories } = options;
  fs.mkdirSync(directory, { recursive: true });
  const isOci = ({ repository }: StubChart): boolean => !repository.includes('://');
  const answers = new Answers(
    git,
    new Map([...helmRepositories(charts.filter((chart) => !isOci(chart))), ...ociRegistries(charts.filter(isOci))]),
    repositories,
  );
  const certificate = await makeCertificate(openssl, directory, answers.hosts);
  const listener =
    (scheme: string): RequestListener =>
    (request, response) => {
      answers.answer(urlOf(request, scheme), request, response);
    };
  // Never listens: the proxy hands it the connections that ask for TLS.
  const secure = createHttpsServer(certificate, listener('https'));
  const sockets = new Set<Socket>();
  const proxy = createHttpServer(listener('http'))
    .on('connection', (socket) => {
      sockets.add(socket.once('close', () => sockets.delete(socket)).on('error', () => socket.destroy()));
    })
    .on('connect', (request, socket, head) => {
      tunnel(request, socket, head);
    })
    .listen(0, '127.0.0.1');

  function tunnel({ url = '' }: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (!answers.hosts.includes(parsed(`https://${url}`).hostname)) {
      socket.end(answers.refuseTunnel(url));
      return;
    }
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    if (head.length > 0) socket.unshift(head);
    secure.emit('connection', socket);
  }

  await once(proxy, 'listening');
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    caFile: certificate.caFile,
    requests: answers.requests,
    async close() {
      const closed = once(proxy.close(), 'close');
      for (const socket of sockets) socket.destroy();
      await Promise.all([closed, answers.ended()]);
    },
  };
}

/** A proxy is told the whole URL; within a tunnel there is only the path. */
const urlOf = ({ url = '/', headers }: IncomingMessage, scheme: string): URL =>
  parsed(url, `${scheme}://${headers.host ?? 'unknown.invalid'}`);

/** Nonsense becomes a URL that nobody declares. */
const parsed = (url: string, base?: string): URL =>
  URL.canParse(url, base) ? new URL(url, base) : new URL(encodeURIComponent(url), 'https://nonsense.invalid/');
