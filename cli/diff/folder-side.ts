import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { Failure } from '../failure';
import type { Side } from './side';

/** As `git hash-object` names a file of this content, in a repository of SHA-1. */
const blobId = (content: Buffer): string =>
  createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex');

/** All that lies in a folder. @throws Failure when there is nothing */
export function folderSide(folder: string, name: string): Side {
  if (!fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw empty(`${name} is no folder`);
  const entries = fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  if (entries.length === 0) throw empty(`${name} holds no file`);
  const content = new Map(
    entries.map((entry) => {
      const place = path.join(entry.parentPath, entry.name);
      return [path.relative(folder, place).split(path.sep).join('/'), fs.readFileSync(place)];
    }),
  );
  return {
    name,
    files: new Map([...content].map(([file, bytes]) => [file, blobId(bytes)])),
    read: (files) => Promise.resolve(new Map(files.map((file) => [file, content.get(file)?.toString('utf8') ?? '']))),
  };
}

const empty = (problem: string): Failure =>
  new Failure(problem, 'run `npm run synth` first, or name a folder of manifests');
