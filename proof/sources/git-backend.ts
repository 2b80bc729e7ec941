import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import * as path from 'node:path';
import type { Writable } from 'node:stream';

/** Sends the head of an answer. @returns what takes the body */
export type Begin = (status: number, headers: OutgoingHttpHeaders) => Writable;

export interface GitRequest {
  readonly git: string;
  /** A bare repository. */
  readonly repository: string;
  /** Below the repository: `/info/refs`. */
  readonly path: string;
  readonly query: string;
  readonly request: IncomingMessage;
  readonly begin: Begin;
}

/** Git's configuration is ours alone, whoever runs it. */
export const ownConfiguration = {
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
} as const;

/**
 * Lets `git http-backend` answer, for reading only: it refuses to be written to by somebody without a name.
 * https://git-scm.com/docs/git-http-backend
 *
 * @returns when it has ended
 */
export async function answerWithGit({ git, repository, request, begin, ...url }: GitRequest): Promise<void> {
  const { headers, method = 'GET', socket } = request;
  const child = spawn(git, ['http-backend'], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: {
      ...ownConfiguration,
      PATH: process.env.PATH,
      // It is ours, though within a user namespace Git may doubt it.
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'safe.directory',
      GIT_CONFIG_VALUE_0: '*',
      GIT_HTTP_EXPORT_ALL: '1',
      GIT_PROJECT_ROOT: path.dirname(repository),
      PATH_INFO: `/${path.basename(repository)}${url.path}`,
      QUERY_STRING: url.query,
      REQUEST_METHOD: method,
      CONTENT_TYPE: headers['content-type'] ?? '',
      ...(headers['content-length'] === undefined ? {} : { CONTENT_LENGTH: headers['content-length'] }),
      HTTP_CONTENT_ENCODING: headers['content-encoding'] ?? '',
      GIT_PROTOCOL: String(headers['git-protocol'] ?? ''),
    },
  });
  const kill = (): void => void child.kill();
  socket.once('close', kill);
  // Somebody who has heard enough hangs up: no failure of ours.
  child.stdin.on('error', () => undefined);
  request.pipe(child.stdin);
  // Whether it could be started at all shows in what it says: nothing.
  const ended = once(child, 'close').catch(() => undefined);
  try {
    await passOn(child.stdout, begin);
    await ended;
  } finally {
    socket.off('close', kill);
  }
}

/** A CGI answer: headers, an empty line, the body. */
async function passOn(output: AsyncIterable<Buffer>, begin: Begin): Promise<void> {
  let head = Buffer.alloc(0);
  let body: Writable | undefined;
  for await (const chunk of output) {
    if (body) {
      body.write(chunk);
      continue;
    }
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf('\r\n\r\n');
    if (end < 0) continue;
    body = start(head.subarray(0, end).toString('latin1'), begin);
    body.write(head.subarray(end + 4));
  }
  (body ?? begin(502, { 'content-type': 'text/plain' })).end();
}

function start(head: string, begin: Begin): Writable {
  const headers = Object.fromEntries(
    head.split('\r\n').map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
    }),
  );
  const { status = '200', ...rest } = headers;
  return begin(Number.parseInt(status, 10), rest);
}
