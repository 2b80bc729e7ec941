import { STATUS_CODES } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Failure } from '../../cli/failure';
import { digestOf } from './document';
import type { Document, Documents } from './document';
import { answerWithGit } from './git-backend';
import type { Begin } from './git-backend';
import type { SourceRequest } from './proxy';

/** Knows what each URL answers with, and remembers what was asked. */
export class Answers {
  readonly requests: SourceRequest[] = [];
  /** The names that it answers for, without ports. */
  readonly hosts: readonly string[];
  private readonly running = new Set<Promise<void>>();

  /** @throws Failure when a repository's URL is not one of HTTP */
  constructor(
    private readonly git: string,
    private readonly documents: Documents,
    private readonly repositories: ReadonlyMap<string, string>,
  ) {
    for (const url of repositories.keys()) refuseOtherThanHttp(url);
    const urls = [...documents.keys(), ...repositories.keys()];
    this.hosts = [...new Set(urls.map((url) => new URL(url).hostname))];
  }

  answer(url: URL, request: IncomingMessage, response: ServerResponse): void {
    const { method = 'GET' } = request;
    const begin: Begin = (status, headers) => {
      this.requests.push({ method, url: url.href, status });
      return response.writeHead(status, headers);
    };
    const document = this.documents.get(url.origin + url.pathname);
    if (document && ['GET', 'HEAD'].includes(method)) {
      begin(200, headersOf(document)).end(document.body);
      return;
    }
    const repository = this.repositoryAt(url);
    if (!repository) {
      begin(404, { 'content-type': 'text/plain' }).end(`No Application declares ${url.href}\n`);
      return;
    }
    const running = answerWithGit({ git: this.git, ...repository, query: url.search.slice(1), request, begin })
      .catch(() => response.destroy())
      .then(() => void this.running.delete(running));
    this.running.add(running);
  }

  /** Notes a host that nobody has named. @returns what to send to whoever wanted a tunnel there */
  refuseTunnel(authority: string): string {
    this.requests.push({ method: 'CONNECT', url: `https://${authority}`, status: 404 });
    const why = `No Application declares https://${authority}\n`;
    return `HTTP/1.1 404 ${STATUS_CODES[404]}: ${why.trim()}\r\nContent-Length: ${why.length}\r\nConnection: close\r\n\r\n${why}`;
  }

  /** Resolves when no Git runs any more. */
  async ended(): Promise<void> {
    await Promise.all(this.running);
  }

  private repositoryAt(url: URL): { readonly repository: string; readonly path: string } | undefined {
    const asked = url.origin + url.pathname;
    for (const [known, repository] of this.repositories) {
      const base = known.replace(/\/+$/, '');
      if (asked.startsWith(`${base}/`)) return { repository, path: asked.slice(base.length) };
    }
    return undefined;
  }
}

const headersOf = ({ type, body }: Document) => ({
  'content-type': type,
  'content-length': body.length,
  'docker-content-digest': digestOf(body),
});

function refuseOtherThanHttp(url: string): void {
  if (/^https?:\/\//.test(url)) return;
  throw new Failure(
    `git.url is ${url}: the proof answers for repositories that are read by HTTP, and SSH cannot be answered`,
    'prove with the https:// URL of the same repository: TESTBED_GIT_URL=https://… npm run proof',
  );
}
