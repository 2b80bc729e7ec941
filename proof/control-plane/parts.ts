import * as path from 'node:path';
import type { Binaries } from '../binaries/locate';
import type { Part } from '../processes/part';

export const controlPlanePorts = [
  'etcd',
  'etcdPeer',
  'apiServer',
  'controllerManager',
  'scheduler',
  'kwok',
  'proxy',
] as const;

/** What the parts of one control plane share. */
export interface ControlPlaneSite {
  readonly binaries: Binaries;
  readonly ports: Readonly<Record<(typeof controlPlanePorts)[number], number>>;
  /** The folder of keys, certificates and kubeconfigs. */
  readonly certificates: string;
  /** Where etcd keeps its data. */
  readonly data: string;
}

const answersOk = (url: string) => async (): Promise<boolean> => (await fetch(url)).ok;

export function etcd({ binaries, ports, data }: ControlPlaneSite): Part {
  const clients = `http://127.0.0.1:${ports.etcd}`;
  const peers = `http://127.0.0.1:${ports.etcdPeer}`;
  return {
    name: 'etcd',
    command: binaries.etcd,
    args: [
      ...['--name', 'proof', '--data-dir', data, '--unsafe-no-fsync', '--log-level', 'warn'],
      ...['--listen-client-urls', clients, '--advertise-client-urls', clients],
      ...['--listen-peer-urls', peers, '--initial-advertise-peer-urls', peers, '--initial-cluster', `proof=${peers}`],
    ],
    answers: answersOk(`${clients}/health`),
  };
}

export function apiServer({ binaries, ports, certificates }: ControlPlaneSite, ready: () => Promise<boolean>): Part {
  const file = (name: string): string => path.join(certificates, name);
  return {
    name: 'kube-apiserver',
    command: binaries.kubeApiserver,
    args: [
      `--etcd-servers=http://127.0.0.1:${ports.etcd}`,
      ...['--bind-address=127.0.0.1', '--advertise-address=127.0.0.1', `--secure-port=${ports.apiServer}`],
      // Nothing in the cluster can reach it: the Service `kubernetes` needs no endpoint, and 127.0.0.1 would be refused as one.
      '--endpoint-reconciler-type=none',
      ...['--service-cluster-ip-range=10.96.0.0/16', '--allow-privileged=true', '--profiling=false'],
      ...['--anonymous-auth=false', '--authorization-mode=RBAC', `--client-ca-file=${file('ca.crt')}`],
      ...[`--tls-cert-file=${file('kube-apiserver.crt')}`, `--tls-private-key-file=${file('kube-apiserver.key')}`],
      '--service-account-issuer=https://kubernetes.default.svc',
      `--service-account-key-file=${file('service-accounts.pub')}`,
      `--service-account-signing-key-file=${file('service-accounts.key')}`,
      '--enable-priority-and-fairness=false',
    ],
    // Beyond it Go collects garbage all the time: the schemas of many CRDs take their room (321 of them 3.1 GB).
    env: { GOMEMLIMIT: '3500MiB' },
    answers: ready,
  };
}

export function controllerManager(site: ControlPlaneSite): Part {
  const { binaries, ports, certificates } = site;
  return {
    name: 'kube-controller-manager',
    command: binaries.kubeControllerManager,
    args: [
      ...controller(site, 'kube-controller-manager', ports.controllerManager),
      ...['--use-service-account-credentials=true', `--root-ca-file=${path.join(certificates, 'ca.crt')}`],
      `--service-account-private-key-file=${path.join(certificates, 'service-accounts.key')}`,
      // Without metrics it would call every autoscaler broken; a Stage stands in for it.
      '--controllers=*,-horizontal-pod-autoscaler-controller',
    ],
    answers: () => Promise.resolve(true),
  };
}

export function scheduler(site: ControlPlaneSite): Part {
  return {
    name: 'kube-scheduler',
    command: site.binaries.kubeScheduler,
    args: controller(site, 'kube-scheduler', site.ports.scheduler),
    answers: () => Promise.resolve(true),
  };
}

function controller({ certificates }: ControlPlaneSite, name: string, port: number): readonly string[] {
  const config = path.join(certificates, `${name}.kubeconfig`);
  return [
    ...[`--kubeconfig=${config}`, `--authentication-kubeconfig=${config}`, `--authorization-kubeconfig=${config}`],
    ...['--bind-address=127.0.0.1', `--secure-port=${port}`, '--leader-elect=false', '--profiling=false'],
    ...['--kube-api-qps=500', '--kube-api-burst=1000'],
  ];
}

/** Plays kubelet and, by its Stages, every operator: it is an administrator, what operators may do is not what is proven. */
export function kwok({ binaries, ports, certificates }: ControlPlaneSite): Part {
  return {
    name: 'kwok',
    command: binaries.kwok,
    args: [
      ...[
        `--kubeconfig=${path.join(certificates, 'admin.kubeconfig')}`,
        '--manage-all-nodes=true',
        '--enable-crds=Stage',
        // Without leases the node lifecycle controller gives the nodes up after forty seconds.
        '--node-lease-duration-seconds=40',
      ],
      ...['--cidr=10.128.0.0/16', '--node-ip=172.16.0.254', `--server-address=127.0.0.1:${ports.kwok}`],
    ],
    answers: answersOk(`http://127.0.0.1:${ports.kwok}/healthz`),
  };
}

/** kubectl as the door to the API server, so that nobody else has to know of certificates. */
export function kubectlProxy({ binaries, ports, certificates }: ControlPlaneSite): Part {
  return {
    name: 'kubectl-proxy',
    command: binaries.kubectl,
    args: [`--kubeconfig=${path.join(certificates, 'admin.kubeconfig')}`, 'proxy', `--port=${ports.proxy}`],
    answers: answersOk(`http://127.0.0.1:${ports.proxy}/readyz`),
  };
}
