import { dailyBackupTime, dailyTime } from '../../../constructs/shared/daily-time';

test.each([
  ['30 2 * * *', { hour: 2, minute: 30 }],
  ['0 0 * * *', { hour: 0, minute: 0 }],
  ['59 23 * * *', { hour: 23, minute: 59 }],
])('%s is a time of every day', (schedule, time) => {
  expect(dailyTime(schedule)).toEqual(time);
});

test.each(['', '@daily', '60 1 * * *', '0 24 * * *', '05 1 * * *', '0 1 * * 1', '0 1 2 * *', '*/5 * * * *', '0 1 * *'])(
  '%s is none that every product reads alike',
  (schedule) => {
    expect(dailyTime(schedule)).toBeUndefined();
  },
);

test('a product that needs one says why, and what it got', () => {
  expect(dailyBackupTime('YugabyteDB', '30 2 * * *', 'a dump has the name of its day')).toEqual({
    hour: 2,
    minute: 30,
  });
  expect(() => dailyBackupTime('YugabyteDB', '@daily', 'a dump has the name of its day')).toThrow(
    "'backup.schedule' of YugabyteDB must be a time of every day, such as '30 2 * * *': a dump has the name of its day, got '@daily'",
  );
});
