import { Failure } from '../../cli/failure';
import { endOfLog, signalPart, startPart } from './part';
import type { Part, RunningPart } from './part';
import { until } from './until';

/** Seconds that a part has to end by itself after it was asked to. */
const grace = 5;

/** All programs of one proof: when one ends that should not, the whole proof ends and says which and why. */
export class Parts {
  private readonly running: RunningPart[] = [];
  private readonly closers: (() => Promise<void>)[] = [];
  private readonly failure = new AbortController();
  private stopping = false;

  /** @param logs a folder that is there */
  constructor(readonly logs: string) {}

  /** Aborted with the reason as soon as the proof cannot go on. */
  get signal(): AbortSignal {
    return this.failure.signal;
  }

  /** Ends the proof from outside: whoever waits for something gets the reason. */
  abort(reason: Error): void {
    this.failure.abort(reason);
  }

  /**
   * Starts a part and waits until it answers.
   *
   * @throws Failure when it ends first, or does not answer in time, with the end of its log
   */
  async start(part: Part): Promise<void> {
    this.signal.throwIfAborted();
    const started = startPart(part, this.logs);
    this.running.push(started);
    void started.ended.then((how) => {
      if (this.stopping || !this.running.includes(started)) return;
      this.abort(new Failure(`${part.name} has ended (${how})${said(started)}`, 'mend what it says there'));
    });
    const { signal } = this;
    await until(`${part.name} answers`, part.answers, { signal, explain: () => `It runs${said(started)}` });
  }

  /** Stops one part by its name; a second start may follow. */
  async stopOne(name: string): Promise<void> {
    const part = this.running.find((one) => one.name === name);
    if (!part) throw new Error(`no part '${name}' runs`);
    this.running.splice(this.running.indexOf(part), 1);
    await end(part);
  }

  /** Has something done at the end that is no program of its own: a server of this process would keep it alive for ever. */
  atEnd(close: () => Promise<void>): void {
    this.closers.push(close);
  }

  /** Stops everything, last started first: what depends on others goes before them. */
  async stop(): Promise<void> {
    this.stopping = true;
    for (const part of this.running.splice(0).reverse()) await end(part);
    for (const close of this.closers.splice(0).reverse()) await close();
  }
}

async function end(part: RunningPart): Promise<void> {
  signalPart(part, 'SIGTERM');
  const patience = setTimeout(() => {
    signalPart(part, 'SIGKILL');
  }, grace * 1000);
  await part.ended;
  clearTimeout(patience);
  // Whatever it has started and left behind shares its group.
  signalPart(part, 'SIGKILL');
}

const said = ({ log }: RunningPart): string => `; the end of its log:\n${endOfLog(log)}\n`;
