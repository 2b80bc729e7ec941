/** Something that the person at the keyboard can set right: it is reported without a stack. */
export class Failure extends Error {
  override readonly name = 'Failure';

  /** @param remedy what to do, as a sentence */
  constructor(
    problem: string,
    readonly remedy: string,
    options?: ErrorOptions,
  ) {
    super(`${problem}\n-> ${remedy}`, options);
  }
}

/** Somebody asked the process to stop, and it has tidied up. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';

  /** @param state what was left behind, as half a sentence: `dist/ is as it was` */
  constructor(
    readonly signal: NodeJS.Signals,
    state: string,
  ) {
    super(`Stopped by ${signal}; ${state}.`);
  }
}
