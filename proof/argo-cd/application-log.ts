import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { KubeClient } from '../kubernetes/kube-client';
import type { Application } from './application';

/** One state of one Application, in the order of the cluster's history. */
export interface ApplicationEvent {
  /** Of the whole cluster: a later write has a greater one. */
  readonly revision: number;
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly application: Application;
}

const path = '/apis/argoproj.io/v1alpha1/namespaces/argocd/applications';

/** Every state that the Applications went through since the watch began. */
export class ApplicationLog {
  readonly events: ApplicationEvent[] = [];
  private readonly now = new Map<string, Application>();

  /** Watches until the signal is aborted; a watch that the server ends goes on where it stopped. */
  static async watch(client: KubeClient, signal: AbortSignal, onEnd: (error: Error) => void): Promise<ApplicationLog> {
    const log = new ApplicationLog();
    const first = await client.request<{ metadata: { resourceVersion: string } }>('GET', path);
    void log.follow(client, first.metadata.resourceVersion, signal).catch((error: unknown) => {
      if (!signal.aborted) onEnd(new Error('the watch of Applications broke', { cause: error }));
    });
    return log;
  }

  /** As they are now, by name. */
  get current(): readonly Application[] {
    return [...this.now.values()];
  }

  get(name: string): Application | undefined {
    return this.now.get(name);
  }

  private async follow(client: KubeClient, from: string, signal: AbortSignal): Promise<void> {
    let version = from;
    while (!signal.aborted) {
      const response = await fetch(`${client.url}${path}?watch=1&resourceVersion=${version}`, { signal });
      if (!response.ok || response.body === null) throw new Error(`HTTP ${response.status}: ${await response.text()}`);
      const lines = createInterface({ input: Readable.fromWeb(response.body as never) });
      for await (const line of lines) {
        const { type, object } = JSON.parse(line) as { type: ApplicationEvent['type'] | 'ERROR'; object: Application };
        if (type === 'ERROR') throw new Error(JSON.stringify(object));
        version = String(object.metadata.resourceVersion);
        this.events.push({ revision: Number(version), type, application: object });
        if (type === 'DELETED') this.now.delete(object.metadata.name);
        else this.now.set(object.metadata.name, object);
      }
    }
  }
}
