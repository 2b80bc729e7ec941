import { createHash } from 'node:crypto';

/** What one URL answers with. */
export interface Document {
  /** For the header Content-Type. */
  readonly type: string;
  readonly body: Buffer;
}

/** By URL, without a query. */
export type Documents = ReadonlyMap<string, Document>;

export const json = (value: unknown, type = 'application/json'): Document => ({
  type,
  body: Buffer.from(JSON.stringify(value)),
});

/** As registries name content: `sha256:…`. */
export const digestOf = (body: Buffer): string => `sha256:${createHash('sha256').update(body).digest('hex')}`;
