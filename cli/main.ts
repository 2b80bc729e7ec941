import * as path from 'node:path';
import { run } from './program';

// Whoever reads no further, such as `head`, has seen enough; what was asked for is still done.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

void run(process.argv.slice(2), path.join(__dirname, '..')).then((code) => {
  if (code !== 0) process.exitCode = code;
});
