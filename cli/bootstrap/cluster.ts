import { Failure } from '../failure';
import { tool } from './tool';
import type { Env } from './tool';

/** The minor versions that the manifests are made for. */
const supported = { oldest: 34, newest: 36 };

/** The cluster behind one context of kubectl. */
export class Cluster {
  /** @throws Failure when there is no such context, or its API server does not answer */
  static async reach(env: Env, wanted?: string): Promise<Cluster> {
    const context = wanted ?? (await currentContext(env));
    const version = await tool('kubectl', ['--context', context, 'version', '--output=json'], env);
    const { serverVersion } = JSON.parse(version) as { serverVersion?: { gitVersion: string; minor: string } };
    if (!serverVersion) throw new Failure(`The API server of context ${context} does not answer`, 'start the cluster');
    const view = ['config', 'view', '--minify', '--output=jsonpath={.clusters[0].cluster.server}'];
    const server = await tool('kubectl', ['--context', context, ...view], env);
    const { gitVersion, minor } = serverVersion;
    return new Cluster(context, env, server, gitVersion, Number.parseInt(minor, 10));
  }

  private constructor(
    readonly context: string,
    private readonly env: Env,
    /** The URL of its API server. */
    readonly server: string,
    readonly version: string,
    private readonly minor: number,
  ) {}

  /** A sentence about a version that nothing was made for; undefined when it fits. */
  get warning(): string | undefined {
    const { oldest, newest } = supported;
    if (this.minor >= oldest && this.minor <= newest) return undefined;
    return `Kubernetes is ${this.version}; the manifests are made for 1.${oldest} to 1.${newest}.`;
  }

  kubectl(...args: readonly string[]): Promise<string> {
    return tool('kubectl', ['--context', this.context, ...args], this.env);
  }

  helm(...args: readonly string[]): Promise<string> {
    return tool('helm', ['--kube-context', this.context, ...args], this.env);
  }

  /** Whether kind made it: its nodes say so, and the name of the context does. */
  async isKind(): Promise<boolean> {
    if (!this.context.startsWith('kind-')) return false;
    const ids = await this.kubectl('get', 'nodes', '--output=jsonpath={.items[*].spec.providerID}');
    return ids !== '' && ids.split(' ').every((id) => id.startsWith('kind://'));
  }
}

async function currentContext(env: Env): Promise<string> {
  const name = await tool('kubectl', ['config', 'current-context'], env).catch((error: unknown) => {
    throw new Failure('kubectl has no current context', 'choose one: kubectl config use-context <name>', {
      cause: error,
    });
  });
  return name.trim();
}
