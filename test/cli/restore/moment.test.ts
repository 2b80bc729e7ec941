import { momentOf } from '../../../cli/restore/moment';

const now = new Date('2026-03-10T12:00:00Z');

test.each([
  ['2026-03-09T12:00:00Z', '2026-03-09T12:00:00.000Z'],
  ['2026-03-09T12:00:00.5Z', '2026-03-09T12:00:00.500Z'],
  ['2026-03-09T12:00:00+09:00', '2026-03-09T03:00:00.000Z'],
])('%s is the moment %s', (text, moment) => {
  expect(momentOf(text, now, 7).toISOString()).toBe(moment);
});

test.each([
  [
    'yesterday',
    /must be a moment in ISO 8601 with a time zone, got "yesterday"\n-> write for example 2026-03-09T12:00:00Z/,
  ],
  ['2026-03-09', /with a time zone/],
  ['2026-03-09T12:00:00', /with a time zone/],
  ['2026-02-30T12:00:00Z', /must be a moment/],
  ['2026-03-10T12:00:01Z', /lies ahead/],
  ['2026-03-03T11:59:59Z', /kept for 7 days \(backup.retentionDays\)\n-> choose a moment after 2026-03-03T12:00:00/],
])('%s is refused', (text, message) => {
  expect(() => momentOf(text, now, 7)).toThrow(message);
});
