/** Long enough for every sound value, short enough that a pasted file does not flood the terminal. */
const longest = 100;

/** A value as a report may show it: reports end in the logs of CI, so whatever may be a credential is starred. */
export function printable(value: unknown): string {
  const text = masked(value === undefined ? 'undefined' : JSON.stringify(value));
  return text.length <= longest ? text : `${text.slice(0, longest)}...`;
}

/** Stars what stands before the last `@` and behind a `?` or `#` of a URL: rather too much than a token. */
function masked(text: string): string {
  const scheme = text.indexOf('://');
  const start = scheme >= 0 ? scheme + 3 : text.startsWith('"') ? 1 : 0;
  const at = text.lastIndexOf('@');
  const harmless = at <= start || text.slice(start, at) === 'git';
  const withoutUser = harmless ? text : `${text.slice(0, start)}***${text.slice(at)}`;
  return scheme >= 0 ? withoutUser.replace(/([?#])[^"]+/, '$1***') : withoutUser;
}
