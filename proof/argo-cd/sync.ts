import type { KubeClient, Resource } from '../kubernetes/kube-client';
import { until } from '../processes/until';
import type { UntilOptions } from '../processes/until';
import type { Application } from './application';
import { describeApplication, isSettled } from './application';
import type { ApplicationLog } from './application-log';

export const applicationResource: Resource = {
  group: 'argoproj.io',
  version: 'v1alpha1',
  kind: 'Application',
  plural: 'applications',
  namespaced: true,
};

const refreshAnnotation = 'argocd.argoproj.io/refresh';

/**
 * Waits for something that Argo CD shall find in Git. It is asked to look now, instead of within three minutes, and again for as
 * long as nothing is seen: a request that comes while it compares is lost.
 */
export async function untilNoticed<T>(
  what: string,
  look: () => Promise<T | undefined | false>,
  { client, log, name, ...options }: UntilOptions & { client: KubeClient; log: ApplicationLog; name: string },
): Promise<T> {
  const ask = async (): Promise<T | undefined | false> => {
    const seen = await look();
    const application = log.get(name);
    if (seen !== undefined && seen !== false) return seen;
    if (application && application.metadata.annotations?.[refreshAnnotation] === undefined) {
      const annotations = { [refreshAnnotation]: 'normal' };
      await client.mergePatch(applicationResource, application.metadata, { metadata: { annotations } });
    }
    return undefined;
  };
  return until(what, ask, { ...options, every: 500 });
}

/** Syncs an Application as the button does, whether there is anything to do or not, and waits until that is over. */
export async function sync(
  client: KubeClient,
  log: ApplicationLog,
  name: string,
  signal: AbortSignal,
): Promise<Application> {
  const before = log.get(name);
  if (!before) throw new Error(`there is no Application ${name}`);
  // Argo CD's server copies the options into the operation: without them it would be another kind of sync.
  const { syncOptions = [] } = before.spec.syncPolicy ?? {};
  const operation = { initiatedBy: { username: 'proof' }, sync: { syncOptions } };
  await client.mergePatch(applicationResource, before.metadata, { operation });
  const started = before.status?.operationState?.startedAt;
  const look = () => {
    const now = log.get(name);
    const state = now?.status?.operationState;
    const over = state !== undefined && state.phase !== 'Running' && now?.operation === undefined;
    return Promise.resolve(over && (state.startedAt !== started || isOurs(state)) ? now : undefined);
  };
  return until(`the sync of ${name} ends`, look, { signal, explain: () => describe(log, name) });
}

/** Two syncs may begin in the same second: who asked for it tells them apart. */
const isOurs = (state: object): boolean => JSON.stringify(state).includes('"username":"proof"');

/** Waits until every Application is settled again. */
export async function untilSettled(log: ApplicationLog, signal: AbortSignal, within = 240): Promise<void> {
  const look = () => Promise.resolve(log.current.length > 0 && log.current.every(isSettled));
  const explain = () =>
    log.current
      .filter((one) => !isSettled(one))
      .map(describeApplication)
      .join('\n');
  await until('every Application settles', look, { signal, within, explain });
}

const describe = (log: ApplicationLog, name: string): string => {
  const now = log.get(name);
  return now ? describeApplication(now) : `${name} is gone`;
};
