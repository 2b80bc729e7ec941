import { execFile } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { promisify } from 'node:util';
import type { Binaries } from '../binaries/locate';
import { KubeClient } from '../kubernetes/kube-client';
import { freePorts } from '../processes/free-ports';
import type { Parts } from '../processes/parts';
import { until } from '../processes/until';
import type { Manifest } from '../../verify/manifest';
import { clientNames, makeCertificates } from './certificates';
import { kubeconfig } from './kubeconfig';
import { apiServer, controlPlanePorts, controllerManager, etcd, kubectlProxy, kwok, scheduler } from './parts';
import type { ControlPlaneSite } from './parts';

const run = promisify(execFile);

/** A real Kubernetes without kubelets. */
export class ControlPlane {
  /** Starts it with nothing in it; `stop()` of the parts ends it. @param folder an empty folder of its own */
  static async start(binaries: Binaries, parts: Parts, folder: string): Promise<ControlPlane> {
    const certificates = path.join(folder, 'certificates');
    fs.mkdirSync(certificates);
    const [ports] = await Promise.all([freePorts(controlPlanePorts), makeCertificates(binaries.openssl, certificates)]);
    for (const name of clientNames) {
      const text = kubeconfig(name, ports.apiServer, certificates);
      fs.writeFileSync(path.join(certificates, `${name}.kubeconfig`), text);
    }
    const site: ControlPlaneSite = { binaries, ports, certificates, data: path.join(folder, 'etcd') };
    const plane = new ControlPlane(site);
    await parts.start(etcd(site));
    const ready = async () => (await plane.kubectl(['get', '--raw=/readyz'])) === 'ok';
    await parts.start(apiServer(site, ready));
    await Promise.all([kubectlProxy(site), controllerManager(site), scheduler(site)].map((part) => parts.start(part)));
    return plane;
  }

  readonly client: KubeClient;
  /** The administrator's kubeconfig file. */
  readonly kubeconfig: string;
  readonly etcdUrl: string;

  private constructor(private readonly site: ControlPlaneSite) {
    this.client = new KubeClient(`http://127.0.0.1:${site.ports.proxy}`);
    this.kubeconfig = path.join(site.certificates, 'admin.kubeconfig');
    this.etcdUrl = `http://127.0.0.1:${site.ports.etcd}`;
  }

  /** What plays kubelets and operators; its Stages have to be there. */
  async startKwok(parts: Parts): Promise<void> {
    await parts.start(kwok(this.site));
  }

  /** @returns what kubectl prints @throws Error with what it complains about */
  async kubectl(args: readonly string[], input?: string): Promise<string> {
    const running = run(this.site.binaries.kubectl, ['--kubeconfig', this.kubeconfig, ...args], {
      maxBuffer: 2 ** 28,
    });
    if (input !== undefined) running.child.stdin?.end(input);
    return (await running).stdout;
  }

  /** Applies definitions, and waits until the API server serves their kinds. */
  async define(definitions: readonly Manifest[], signal: AbortSignal): Promise<void> {
    await this.apply(definitions);
    const paths = definitions.flatMap(({ spec }) => servedPaths(spec as DefinitionSpec));
    const isServed = async () => {
      await Promise.all(paths.map((one) => this.client.request('GET', `${one}?limit=1`)));
      return true;
    };
    await until('the API server serves all kinds', isServed, { signal });
  }

  /** Applies manifests on the server's side, as one call. */
  async apply(manifests: readonly Manifest[]): Promise<void> {
    const list = { apiVersion: 'v1', kind: 'List', items: manifests };
    await this.kubectl(['apply', '--server-side', '--force-conflicts', '-f', '-'], JSON.stringify(list));
  }
}

interface DefinitionSpec {
  readonly group: string;
  readonly names: { readonly plural: string };
  readonly versions: readonly { readonly name: string; readonly served: boolean }[];
}

const servedPaths = ({ group, names, versions }: DefinitionSpec): readonly string[] =>
  versions.filter(({ served }) => served).map(({ name }) => `/apis/${group}/${name}/${names.plural}`);
