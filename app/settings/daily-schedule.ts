import type { Complaint } from './problem';

/** A time of every day, as the cron of every product reads it: minute and hour are numbers, the rest is `*`. */
export function checkDailySchedule(text: string): Complaint | undefined {
  if (/^([0-9]|[1-5][0-9]) ([0-9]|1[0-9]|2[0-3]) \* \* \*$/.test(text)) return undefined;
  return {
    rule: 'must be a time of every day in the five fields of cron: minute and hour as numbers (UTC), then * * *',
    remedy: "write for example '30 2 * * *' for half past two at night",
  };
}
