import { statSync } from 'node:fs';

/** The permissions of a file, as `stat -c %a` prints them. */
export const modeOf = (file: string): string => (statSync(file).mode & 0o777).toString(8);
