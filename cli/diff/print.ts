import { colours } from '../terminal';
import { json } from './json';
import { markdown } from './markdown';
import type { Report } from './report';
import { text } from './text';

/** A report for people, for pull requests and for programs. */
export const print = {
  text: (report: Report, all: boolean) => text(report, { all, colours: colours(process.stdout) }),
  markdown: (report: Report) => markdown(report),
  json: (report: Report) => json(report),
} as const;
