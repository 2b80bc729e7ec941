/**
 * Refuses a name that leaves no room for what an operator adds to it: most of them say so in a log only, when pods are missing.
 *
 * @param what begins the sentence: `the name of a Kafka cluster`
 * @param most characters that it may have
 * @throws when it has more
 */
export function assertNameLength(what: string, name: string, most: number): void {
  if (name.length <= most) return;
  throw new Error(`${what} has at most ${most} characters, got '${name}': shorten it by ${name.length - most}`);
}
