import * as os from 'node:os';
import * as path from 'node:path';
import { Worker } from 'node:worker_threads';
import { parseStates } from './parse-states';
import type { ParsedStates, States } from './parse-states';

/** So many characters are parsed in the time that it takes to start the threads. */
const worthThreads = 3_000_000;

/** Parses files, in the order in which they are given: parsing is what a large comparison spends its time on, so all cores take part. */
export async function parseAll(files: readonly States[], threadsFrom = worthThreads): Promise<ParsedStates[]> {
  const characters = files.reduce((sum, { before = '', after = '' }) => sum + before.length + after.length, 0);
  if (characters < threadsFrom) return files.map(parseStates);
  const threads = os.availableParallelism();
  const shares = Array.from({ length: threads }, (_, share) => files.filter((_, index) => index % threads === share));
  const parsed = await Promise.all(shares.map(parseInThread));
  return files.flatMap((_, index) => parsed[index % threads]?.[Math.floor(index / threads)] ?? []);
}

/** Text comes back: it is read faster than a tree is copied from thread to thread. */
function parseInThread(files: readonly States[]): Promise<ParsedStates[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(path.join(__dirname, 'parse-thread.ts'), {
      workerData: files,
      execArgv: ['--require', require.resolve('../typescript')],
      // Trees of YAML die young: with room for them there is a quarter less to do.
      resourceLimits: { maxYoungGenerationSizeMb: 256 },
    });
    worker.once('message', (json: string) => {
      resolve(JSON.parse(json) as ParsedStates[]);
    });
    worker.once('error', reject);
  });
}
