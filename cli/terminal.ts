import { createColors } from 'picocolors';
import type { WriteStream } from 'node:tty';

type Stream = Pick<WriteStream, 'write'> & { readonly isTTY?: boolean };

/** Colours on a terminal only, and none when NO_COLOR is set; picocolors by itself would colour the logs of CI. */
export function colours(stream: Stream) {
  return createColors(stream.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb');
}

/** A line that says what is going on, on a terminal only, and only when it has lasted `after` milliseconds. */
export function progress(stream: Stream, after = 700) {
  const start = performance.now();
  let shown = false;
  return {
    show: (text: string): void => {
      if (stream.isTTY !== true || performance.now() - start < after) return;
      shown = true;
      stream.write(`\r\x1b[K${text}`);
    },
    clear: (): void => {
      if (shown) stream.write('\r\x1b[K');
    },
  };
}
