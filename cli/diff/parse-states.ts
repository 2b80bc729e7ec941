import { parse } from './parse';
import type { Parsed } from './parse';
import { parseTwins } from './twins';

/** A file as it was and as it will be; one of them is missing where only one side has it. */
export interface States {
  readonly file: string;
  readonly before?: string;
  readonly after?: string;
}

export interface ParsedStates {
  readonly before?: Parsed;
  readonly after?: Parsed;
}

export function parseStates({ file, before, after }: States): ParsedStates {
  const twins = before !== undefined && after !== undefined ? parseTwins(file, before, after) : undefined;
  const one = (text: string | undefined) => (text === undefined ? undefined : parse({ file, text }));
  return twins ?? { before: one(before), after: one(after) };
}
