import { GitError } from 'simple-git';
import { Failure } from '../failure';

/**
 * For `.catch`: an error of git becomes a Failure that quotes it; every other error stays what it is.
 *
 * @param problem what did not work, without a full stop
 * @param remedy what to do, as a sentence
 */
export function gitFailure(problem: string, remedy: string): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof GitError)) throw error;
    if (error.message.includes('spawn git ENOENT')) {
      throw new Failure('git was not found', 'install git, then run again', { cause: error });
    }
    throw new Failure(withoutCredentials(`${problem}:${wordsOf(error)}`), remedy, { cause: error });
  };
}

/** A URL as it may be printed: reports end in the logs of CI. */
export function withoutCredentials(text: string): string {
  return text.replaceAll(/:\/\/[^/@\s]+@/g, '://***@');
}

/** What git and the remote said, without hints on commands that we do not use. */
function wordsOf({ message }: GitError): string {
  const lines = message
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '' && !noise.test(line));
  return lines.map((line) => (lines.length === 1 ? ` ${line}` : `\n   ${line}`)).join('');
}

const noise = /^hint:|^Please make sure you have the correct access rights$|^and the repository exists\.$|^remote: *$/;
