/** A time of every day, UTC. */
export interface DailyTime {
  readonly hour: number;
  readonly minute: number;
}

/**
 * What the cron of every product reads alike: minute and hour are numbers without a leading zero, the rest is `*`.
 *
 * @returns undefined for every other schedule
 */
export function dailyTime(schedule: string): DailyTime | undefined {
  const [, minute, hour] = /^([0-9]|[1-5][0-9]) ([0-9]|1[0-9]|2[0-3]) \* \* \*$/.exec(schedule) ?? [];
  return minute === undefined || hour === undefined ? undefined : { hour: Number(hour), minute: Number(minute) };
}

/**
 * The time of a backup, for a product that can save itself on no other schedule.
 *
 * @param why ends the sentence that says so: `its cron differs in the rest`
 * @throws when it is not a time of every day
 */
export function dailyBackupTime(product: string, schedule: string, why: string): DailyTime {
  const time = dailyTime(schedule);
  if (time === undefined) {
    throw new Error(
      `'backup.schedule' of ${product} must be a time of every day, such as '30 2 * * *': ${why}, got '${schedule}'`,
    );
  }
  return time;
}
