import type { Summary } from '../../app/synthesize';
import { table } from '../../cli/synth/table';
import { colours, progress } from '../../cli/terminal';

const summary: Summary = {
  environment: 'local',
  components: 12,
  objects: 345,
  pods: 6,
  cpu: 1.2349999,
  memory: 3.25 * 2 ** 30,
  directory: 'dist/local',
};

test('the table lines up, rounds and has no lines', () => {
  const lines = table([summary, { ...summary, environment: 'production', objects: 1345 }], (text) => text);
  expect(lines).toBe(
    `environment  components  objects  pods   CPU   memory  where
local                12      345     6  1.23  3.3 GiB  dist/local
production           12     1345     6  1.23  3.3 GiB  dist/local`,
  );
});

describe('on a stream', () => {
  const kept = { ...process.env };

  afterEach(() => {
    process.env = { ...kept };
  });

  function stream(isTTY: boolean) {
    const written: string[] = [];
    return { isTTY, written, write: (text: string) => written.push(text) > 0 };
  }

  test.each([
    ['a terminal', true, {}, '\x1b[1mx\x1b[22m'],
    ['a terminal with NO_COLOR', true, { NO_COLOR: '1' }, 'x'],
    ['a dumb terminal', true, { TERM: 'dumb' }, 'x'],
    ['a pipe of CI', false, { CI: 'true' }, 'x'],
  ])('%s colours are as expected', (_, isTTY, env, shown) => {
    process.env = { ...kept, NO_COLOR: undefined, TERM: 'xterm', ...env };
    expect(colours(stream(isTTY)).bold('x')).toBe(shown);
  });

  test.each([
    ['a terminal when it lasts', true, 0, ['\r\x1b[Kbuilding', '\r\x1b[K']],
    ['a terminal when it is soon done', true, 60_000, []],
    ['a pipe', false, 0, []],
  ])('progress is as expected on %s', (_, isTTY, after, written) => {
    const out = stream(isTTY);
    const line = progress(out, after);
    line.show('building');
    line.clear();
    expect(out.written).toEqual(written);
  });
});
