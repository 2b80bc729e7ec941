import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { programs, systemPrograms } from '../../../proof/binaries/programs';

/** A machine in a temporary folder: what is on it are scripts. */
export class Machine {
  readonly root = fs.mkdtempSync(path.join(os.tmpdir(), 'testbed-binaries-test-'));
  readonly bin = path.join(this.root, 'bin');
  readonly cache = path.join(this.root, 'cache');
  readonly env: NodeJS.ProcessEnv = { PATH: this.bin, PROOF_CACHE: this.cache };

  /** An executable that says this, whatever it is asked. @returns its path */
  install(name: string, says = '', folder = this.bin): string {
    return this.script(name, `printf '%s\\n' '${says}'`, folder);
  }

  /** All that comes with a system. */
  installSystem(): void {
    for (const { name } of Object.values(systemPrograms)) this.install(name);
  }

  /** All that could be built, in versions that fit. */
  installPrograms(folder = this.bin): void {
    for (const { name } of Object.values(programs)) this.install(name, fitting[name], folder);
  }

  /** A Go that writes a program for each `build`, notes it in `built`, and fails at the package named in FAIL. */
  installGo(version = 'go1.26.8'): void {
    for (const [file, text] of Object.entries(kwokModule)) {
      const place = path.join(this.root, 'kwok', 'kustomize', file);
      fs.mkdirSync(path.dirname(place), { recursive: true });
      fs.writeFileSync(place, text, { mode: 0o444 });
    }
    const say = `printf '{"Version": "v0"}\\n{\\n\\t"Dir": "%s"\\n}\\n' '${path.join(this.root, 'kwok')}'`;
    this.script(
      'go',
      `case "$1" in
env) echo '${version}'; exit;;
mod) ${say}; exit;;
esac
while [ "$1" != -o ]; do shift; done
if [ "$3" = "$FAIL" ]; then echo "undefined: something"; exit 1; fi
echo "$3" >> '${this.root}/built'
printf '#!/bin/sh\\n' > "$2"
chmod +x "$2"`,
    );
  }

  /** The packages that Go was told to build. */
  built(): readonly string[] {
    const file = path.join(this.root, 'built');
    return fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim().split('\n') : [];
  }

  cached(): readonly string[] {
    return fs.existsSync(this.cache) ? fs.readdirSync(this.cache).sort() : [];
  }

  remove(): void {
    fs.rmSync(this.root, { recursive: true, force: true });
  }

  private script(name: string, text: string, folder = this.bin): string {
    fs.mkdirSync(folder, { recursive: true });
    const file = path.join(folder, name);
    fs.writeFileSync(file, `#!/bin/sh\nPATH=/bin:/usr/bin\n${text}\n`, { mode: 0o755 });
    return file;
  }
}

/** What programs answer that the proof holds with. */
export const fitting: Readonly<Record<string, string>> = {
  etcd: 'etcd Version: 3.6.16\nGit SHA: 1234567',
  'kube-apiserver': 'Kubernetes v1.36.3',
  'kube-controller-manager': 'Kubernetes v1.35.0',
  'kube-scheduler': 'Kubernetes v1.34.9',
  kubectl: 'Client Version: v1.36.3\nKustomize Version: v5.8.1',
  kwok: 'kwok version v0.8.0 go1.26.8 (linux/amd64)',
  argocd: 'argocd: v3.4.7+7b6113c',
  helm: 'v3.19.4+g7cfb6e4',
};

const kwokModule = {
  'stage/node/fast/node-initialize.yaml': 'kind: Stage # node-initialize',
  'stage/node/fast/kustomization.yaml': 'kind: Kustomization',
  'stage/node/fast/testdata/node-pending.input.yaml': 'kind: Node',
  'stage/node/heartbeat-with-lease/node-heartbeat-with-lease.yaml': 'kind: Stage # node-heartbeat-with-lease',
  'stage/pod/fast/README.md': '# Pods',
  'stage/pod/fast/pod-ready.yaml': 'kind: Stage # pod-ready',
  'stage/pod/general/pod-create.yaml': 'kind: Stage # pod-create',
  'crd/bases/kwok.x-k8s.io_stages.yaml': 'kind: CustomResourceDefinition # stages',
  'crd/bases/kwok.x-k8s.io_metrics.yaml': 'kind: CustomResourceDefinition # metrics',
};
