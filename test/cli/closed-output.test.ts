import { spawn } from 'node:child_process';
import * as path from 'node:path';
import { text } from 'node:stream/consumers';

const cli = path.join(__dirname, '..', '..', 'cli', 'testbed.js');

test('a reader that has seen enough, such as head, is no fault', async () => {
  const child = spawn(process.execPath, [cli, '--help'], { stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.destroy();
  const ended = new Promise((resolve) => child.on('exit', resolve));
  expect(await text(child.stderr)).toBe('');
  expect(await ended).toBe(0);
});
