import * as fs from 'node:fs';
import { request as httpRequest } from 'node:http';
import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Socket } from 'node:net';
import type { SourceServer } from '../../../proof/sources/proxy';

export interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** Asks through the proxy as its clients do: a tunnel, and TLS within it that trusts the proxy's authority alone. */
export async function ask(server: SourceServer, url: string, method = 'GET'): Promise<Answer> {
  const { hostname, host, pathname, search } = new URL(url);
  const tunnel = await connect(server, hostname);
  if (!('socket' in tunnel)) return tunnel;
  return read(
    httpsRequest({
      ...{ method, path: pathname + search, headers: { host, connection: 'close' } as OutgoingHttpHeaders },
      ...{ socket: tunnel.socket, servername: hostname, ca: fs.readFileSync(server.caFile), agent: false },
    }),
  );
}

/** Asks by HTTP, which needs no tunnel. */
export async function askPlainly(server: SourceServer, url: string): Promise<Answer> {
  const { hostname, port } = new URL(server.url);
  return read(httpRequest({ hostname, port, path: url, agent: false }));
}

export function connect(server: SourceServer, host: string): Promise<Answer | { readonly socket: Socket }> {
  const { hostname, port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    httpRequest({ hostname, port, method: 'CONNECT', path: `${host}:443`, agent: false })
      .once('connect', (response, socket: Socket, head) => {
        if (response.statusCode === 200) resolve({ socket });
        else socket.destroy();
        resolve({ status: response.statusCode, headers: response.headers, body: head });
      })
      .once('error', reject)
      .end();
  });
}

function read(request: ReturnType<typeof httpRequest>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request
      .once('response', (response) => {
        response
          .toArray()
          .then((chunks) => {
            const body = Buffer.concat(chunks as Buffer[]);
            resolve({ status: response.statusCode, headers: response.headers, body });
          })
          .catch(reject);
      })
      .once('error', reject)
      .end();
  });
}
