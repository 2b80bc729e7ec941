/** What git sets for its hooks and aliases (`git rev-parse --local-env-vars`): it would lead git to another repository than ours. */
const ofAnotherRepository =
  /^GIT_(ALTERNATE_OBJECT_DIRECTORIES|CONFIG|OBJECT_DIRECTORY|DIR|(IMPLICIT_)?WORK_TREE|GRAFT_FILE|INDEX_FILE|(NO_)?REPLACE_\w+|PREFIX|SHALLOW_FILE|COMMON_DIR|NAMESPACE)$/;

/** What git never needs for what we ask of it, and simple-git refuses to hand on. */
const ofPeople =
  /^(EDITOR|VISUAL|PAGER|PREFIX|GIT_EDITOR|GIT_SEQUENCE_EDITOR|GIT_PAGER|GIT_EXTERNAL_DIFF|GIT_TEMPLATE_DIR)$/i;

export type Environment = Readonly<Record<string, string | undefined>>;

/** The environment of a git that asks nothing, speaks English, and takes no lock that it can do without. */
export function gitEnvironment(env: Environment): Record<string, string> {
  const kept = Object.entries(env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && !ofAnotherRepository.test(entry[0]) && !ofPeople.test(entry[0]),
  );
  return { ...Object.fromEntries(kept), GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' };
}
