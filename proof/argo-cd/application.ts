import type { Manifest } from '../../verify/manifest';

/** What we read of a live Application. */
export interface Application extends Manifest {
  readonly operation?: unknown;
  readonly spec: {
    readonly project: string;
    readonly destination: { readonly namespace: string };
    readonly syncPolicy?: { readonly syncOptions?: readonly string[] };
  };
  readonly status?: {
    readonly sync?: { readonly status: string; readonly revision?: string; readonly revisions?: readonly string[] };
    readonly health?: { readonly status: string; readonly message?: string };
    readonly conditions?: readonly { readonly type: string; readonly message: string }[];
    readonly resources?: readonly ApplicationResource[];
    readonly operationState?: {
      readonly phase: string;
      readonly message?: string;
      readonly startedAt: string;
      readonly finishedAt?: string;
      readonly syncResult?: {
        readonly revision?: string;
        readonly revisions?: readonly string[];
        readonly resources?: readonly ResourceResult[];
      };
    };
  };
}

export interface ApplicationResource {
  readonly group?: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
  readonly status?: string;
  readonly health?: { readonly status?: string; readonly message?: string };
}

export interface ResourceResult {
  readonly group: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
  readonly status?: string;
  readonly message?: string;
}

const waveAnnotation = 'argocd.argoproj.io/sync-wave';

/** The wave of any object. @default 0 */
export const waveOf = ({ metadata }: Manifest): number => Number(metadata.annotations?.[waveAnnotation] ?? 0);

/** Synced, healthy, nothing under way and nothing to complain about. */
export function isSettled({ operation, status }: Application): boolean {
  return (
    operation === undefined &&
    status?.sync?.status === 'Synced' &&
    status.health?.status === 'Healthy' &&
    (status.conditions ?? []).length === 0 &&
    status.operationState?.phase !== 'Running'
  );
}

/** In a few words, for somebody who waits: `object-store OutOfSync/Progressing: waiting for ...`. */
export function describeApplication({ metadata, status }: Application): string {
  const { sync, health, conditions = [], operationState } = status ?? {};
  const state = `${sync?.status ?? 'Unknown'}/${health?.status ?? 'Unknown'}`;
  const words = [
    operationState?.phase === 'Succeeded' ? undefined : operationState?.message,
    ...conditions.map(({ type, message }) => `${type}: ${message}`),
  ].filter((one) => one !== undefined && one !== '');
  return [`${metadata.name} ${state}`, ...words].join(': ');
}
