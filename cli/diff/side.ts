/** One of the two states that are compared: files by their path, `<environment>/<component>/<file>`. */
export interface Side {
  /** As a report names it: `dist`, `origin/manifests at 1a2b3c4`. */
  readonly name: string;
  /** The id that git gives to the content of each file. */
  readonly files: ReadonlyMap<string, string>;
  /** @returns the text of files, by path */
  read(files: readonly string[]): Promise<ReadonlyMap<string, string>>;
}
