import { dailyTime } from '../../constructs/shared/daily-time';
import type { Complaint } from './problem';

/** A time of every day: what the cron of every product reads alike. */
export function checkDailySchedule(text: string): Complaint | undefined {
  if (dailyTime(text) !== undefined) return undefined;
  return {
    rule: 'must be a time of every day in the five fields of cron: minute and hour as numbers (UTC), then * * *',
    remedy: "write for example '30 2 * * *' for half past two at night",
  };
}
