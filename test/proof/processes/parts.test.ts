import * as fs from 'node:fs';
import { connect } from 'node:net';
import * as os from 'node:os';
import * as path from 'node:path';
import { freePorts } from '../../../proof/processes/free-ports';
import type { Part } from '../../../proof/processes/part';
import { Parts } from '../../../proof/processes/parts';
import { until } from '../../../proof/processes/until';

let folder: string;
let parts: Parts;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'parts-'));
  parts = new Parts(folder);
});

afterEach(async () => {
  await parts.stop();
  fs.rmSync(folder, { recursive: true });
});

/** A program that writes its process id to a file when it is ready. */
function program(name: string, script: string): Part & { readonly pid: () => number } {
  const file = path.join(folder, `${name}.pid`);
  const ready = `require('node:fs').writeFileSync(${JSON.stringify(file)}, String(process.pid));`;
  return {
    name,
    command: process.execPath,
    args: ['-e', script.replace('READY', ready)],
    answers: () => Promise.resolve(fs.existsSync(file) && fs.readFileSync(file, 'utf8') !== ''),
    pid: () => Number(fs.readFileSync(file, 'utf8')),
  };
}

const forever = 'READY setInterval(() => {}, 1000);';

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

const listens = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });

const aborted = (): Promise<Error> =>
  new Promise((resolve) => {
    const tell = (): void => {
      resolve(parts.signal.reason as Error);
    };
    if (parts.signal.aborted) tell();
    else parts.signal.addEventListener('abort', tell);
  });

test('a part runs until all are stopped', async () => {
  const part = program('one', forever);
  await parts.start(part);
  expect(lives(part.pid())).toBe(true);
  await parts.stop();
  expect(lives(part.pid())).toBe(false);
  expect(parts.signal.aborted).toBe(false);
});

test('what a part has started is stopped with it', async () => {
  const { port } = await freePorts(['port']);
  const deaf = `process.on('SIGTERM', () => {}); require('node:net').createServer().listen(${port}, '127.0.0.1');`;
  const script = `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(deaf)}]); ${forever}`;
  await parts.start({ ...program('parent', script), answers: () => listens(port) });
  await parts.stop();
  const { signal } = new AbortController();
  await until('the port is free again', async () => !(await listens(port)), { signal, every: 5 });
});

test('a part that dies ends the proof, by its name and the end of its log', async () => {
  await parts.start(program('steady', forever));
  const frail = program(
    'frail',
    'process.on("SIGUSR2", () => { console.error("out of luck"); process.exit(3); });' + forever,
  );
  await parts.start(frail);
  process.kill(frail.pid(), 'SIGUSR2');
  expect((await aborted()).message).toMatch(/frail has ended \(exit code 3\)[^]*out of luck/);
});

test('a part that dies before it answers fails its start', async () => {
  await expect(parts.start(program('stillborn', 'console.error("no port"); process.exit(1)'))).rejects.toThrow(
    /stillborn has ended \(exit code 1\)[^]*no port/,
  );
});

test('a program that is not there fails its start', async () => {
  const part = { ...program('absent', ''), command: path.join(folder, 'nothing') };
  await expect(parts.start(part)).rejects.toThrow(/absent has ended \(spawn .* ENOENT\)/);
});

test('a start after the end fails with the reason', async () => {
  parts.abort(new Error('over'));
  await expect(parts.start(program('late', forever))).rejects.toThrow('over');
});

test('a part is stopped alone, without ending the proof', async () => {
  const one = program('one', forever);
  const other = program('other', forever);
  await parts.start(one);
  await parts.start(other);
  await parts.stopOne('one');
  expect([one, other].map((part) => lives(part.pid()))).toEqual([false, true]);
  expect(parts.signal.aborted).toBe(false);
  await expect(parts.stopOne('one')).rejects.toThrow("no part 'one' runs");
});

test('what is no program is closed after the last of them', async () => {
  const part = program('one', forever);
  await parts.start(part);
  const seen: boolean[] = [];
  parts.atEnd(async () => {
    seen.push(lives(part.pid()));
  });
  await parts.stop();
  await parts.stop();
  expect(seen).toEqual([false]);
});

test('only PATH is handed on', async () => {
  const file = path.join(folder, 'env.json');
  const script = `require('node:fs').writeFileSync(${JSON.stringify(file)}, JSON.stringify(process.env)); ${forever}`;
  await parts.start({ ...program('env', script), env: { OWN: '1' } });
  expect(JSON.parse(fs.readFileSync(file, 'utf8'))).toEqual({ PATH: process.env.PATH, OWN: '1' });
});
