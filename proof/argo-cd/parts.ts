import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Binaries } from '../binaries/locate';
import type { Part } from '../processes/part';

export const argoCdPorts = ['redis', 'repoServer', 'repoServerMetrics', 'controllerMetrics'] as const;

/** What the parts of Argo CD share. */
export interface ArgoCdSite {
  readonly binaries: Binaries;
  readonly ports: Readonly<Record<(typeof argoCdPorts)[number], number>>;
  /** A folder of its own. */
  readonly folder: string;
  readonly kubeconfig: string;
  /** What answers instead of the internet. */
  readonly sources: { readonly url: string; readonly caFile: string };
}

export function redis({ binaries, ports, folder }: ArgoCdSite): Part {
  return {
    name: 'redis-server',
    command: binaries.redisServer,
    args: ['--bind', '127.0.0.1', '--port', String(ports.redis), '--save', '', '--appendonly', 'no', '--dir', folder],
    answers: () => Promise.resolve(true),
  };
}

/** One binary plays every role; folders that are fixed in the image are given as variables. */
function environment({ folder }: ArgoCdSite, role: string): Readonly<Record<string, string>> {
  const own = (name: string): string => {
    const place = path.join(folder, role, name);
    fs.mkdirSync(place, { recursive: true });
    return place;
  };
  const ssh = own('ssh');
  fs.writeFileSync(path.join(ssh, 'ssh_known_hosts'), '');
  return {
    ARGOCD_BINARY_NAME: `argocd-${role}`,
    HOME: own('home'),
    TMPDIR: own('tmp'),
    ARGOCD_TLS_DATA_PATH: own('tls'),
    ARGOCD_SSH_DATA_PATH: ssh,
    ARGOCD_GPG_ENABLED: 'false',
    ARGOCD_GNUPGHOME: own('gpg'),
    ARGOCD_PLUGINSOCKFILEPATH: own('plugins'),
    ARGOCD_ASK_PASS_SOCK: path.join(folder, 'askpass.sock'),
    // What a person would wait three minutes for is asked for with the refresh annotation.
    ARGOCD_RECONCILIATION_TIMEOUT: '300s',
    ARGOCD_RECONCILIATION_JITTER: '0s',
  };
}

export function repoServer(site: ArgoCdSite): Part {
  const { binaries, ports, sources } = site;
  const tools = [binaries.helm, binaries.git].map((one) => path.dirname(one));
  return {
    name: 'argocd-repo-server',
    command: binaries.argocd,
    args: [
      ...['--address', '127.0.0.1', '--port', String(ports.repoServer), '--disable-tls'],
      ...['--metrics-address', '127.0.0.1', '--metrics-port', String(ports.repoServerMetrics)],
      ...['--redis', `127.0.0.1:${ports.redis}`, '--loglevel', 'warn', '--logformat', 'text'],
    ],
    env: {
      ...environment(site, 'repo-server'),
      PATH: [...tools, kustomize(site), '/usr/bin', '/bin'].join(':'),
      GIT_CONFIG_NOSYSTEM: '1',
      HTTPS_PROXY: sources.url,
      HTTP_PROXY: sources.url,
      NO_PROXY: '127.0.0.1,localhost',
      SSL_CERT_FILE: sources.caFile,
      GIT_SSL_CAINFO: sources.caFile,
    },
    answers: async () => (await fetch(`http://127.0.0.1:${ports.repoServerMetrics}/metrics`)).ok,
  };
}

/** Argo CD calls `kustomize build <folder>`, and kubectl has it built in. @returns the folder of what stands for it */
function kustomize({ binaries, folder }: ArgoCdSite): string {
  const place = path.join(folder, 'kustomize');
  fs.mkdirSync(place, { recursive: true });
  const script = `#!/bin/sh\nshift\nexec '${binaries.kubectl}' kustomize "$@"\n`;
  fs.writeFileSync(path.join(place, 'kustomize'), script, { mode: 0o755 });
  return place;
}

export function applicationController(site: ArgoCdSite): Part {
  const { binaries, ports, kubeconfig } = site;
  return {
    name: 'argocd-application-controller',
    command: binaries.argocd,
    args: [
      ...['--namespace', 'argocd', '--repo-server', `127.0.0.1:${ports.repoServer}`, '--repo-server-plaintext'],
      ...['--redis', `127.0.0.1:${ports.redis}`, '--metrics-port', String(ports.controllerMetrics)],
      ...['--loglevel', 'warn', '--logformat', 'text'],
    ],
    env: {
      ...environment(site, 'application-controller'),
      KUBECONFIG: kubeconfig,
      ARGOCD_FAKE_IN_CLUSTER: 'true',
      // The pause between waves would hide waves that start too early.
      ARGOCD_SYNC_WAVE_DELAY: '0',
      ARGOCD_APPLICATION_CONTROLLER_SERVER_SIDE_DIFF: 'true',
      // So that an Application says which of its objects it waits for.
      ARGOCD_APPLICATION_CONTROLLER_PERSIST_RESOURCE_HEALTH: 'true',
      ARGOCD_APPLICATION_CONTROLLER_SELF_HEAL_BACKOFF_TIMEOUT_SECONDS: '1',
      ARGOCD_K8S_CLIENT_QPS: '500',
      ARGOCD_K8S_CLIENT_BURST: '1000',
    },
    answers: async () => (await fetch(`http://127.0.0.1:${ports.controllerMetrics}/metrics`)).ok,
  };
}
