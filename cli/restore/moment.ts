import { z } from 'zod';
import { printable } from '../../app/settings/printable';
import { Failure } from '../failure';

const day = 86_400_000;
const timestamp = z.iso.datetime({ offset: true });

/** Reads `--at`. @throws Failure when it is no moment, lies ahead, or lies before the oldest backup that is kept */
export function momentOf(text: string, now: Date, retentionDays: number): Date {
  if (!timestamp.safeParse(text).success || Number.isNaN(Date.parse(text))) {
    throw new Failure(
      `--at must be a moment in ISO 8601 with a time zone, got ${printable(text)}`,
      `write for example ${new Date(now.getTime() - day).toISOString().replace(/\.\d+/, '')}`,
    );
  }
  const moment = new Date(text);
  if (moment > now) {
    throw new Failure(`--at lies ahead: ${moment.toISOString()}`, `choose a moment before ${now.toISOString()}`);
  }
  const oldest = new Date(now.getTime() - retentionDays * day);
  if (moment < oldest) {
    throw new Failure(
      `--at lies before the oldest backup: they are kept for ${String(retentionDays)} days (backup.retentionDays)`,
      `choose a moment after ${oldest.toISOString()}`,
    );
  }
  return moment;
}
