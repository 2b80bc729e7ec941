import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { inPhase } from '../gitops/sync';
import { CarriedSecret } from '../shared/carried-secret';
import type { CertificateAuthority } from '../shared/connection';
import { Footprint } from '../shared/footprint';
import type { Resources } from '../shared/footprint';
import { labels, selectorLabels } from '../shared/labels';
import type { LabelProps } from '../shared/labels';
import { containerSecurityContext, podDefaults, resourceRequirements, temporaryFiles } from '../shared/pod-defaults';
import { backgroundPriority } from '../shared/priority';
import { TokenlessServiceAccount } from '../shared/service-account';
import { Workload } from '../shared/workload';

export interface RegistryTrustProps {
  /** How the names of images begin: the host of the registry, with its port if that is not 443. */
  readonly host: string;
  /** Who signed the certificate of the host; a Secret of another namespace. */
  readonly ca: CertificateAuthority;
  /** A construct of the component in whose namespace that Secret is born. */
  readonly source: Construct;
  /** An image with a shell. */
  readonly image: string;
  /** How many nodes there are, for the footprint. */
  readonly nodes: number;
}

const script = path.join(__dirname, 'scripts', 'trust-registry.sh');

/** Where containerd looks for what it should know of a registry; it reads it anew at each pull. */
const directory = '/etc/containerd/certs.d';

/** `npm run verify` asks for it. */
const nodeAccess = { 'testbed/node-access': 'containerd reads whom it trusts from a directory that belongs to root' };

const resources: Resources = { requests: { cpu: '5m', memory: '16Mi' }, limits: { cpu: '100m', memory: '32Mi' } };

/**
 * Tells containerd on every node who signed the certificate of a registry. The node must find the host by itself, as its users do,
 * and its containerd must look into `certs.d`, as kind and containerd 2 have it. For a registry with a public certificate there is
 * nothing to tell.
 */
export class RegistryTrust extends Construct {
  /** @param id name of the DaemonSet and all around it */
  constructor(scope: Construct, id: string, props: RegistryTrustProps) {
    super(scope, id);
    const { ca, source, nodes } = props;
    const identity: LabelProps = { name: id, component: 'node-agent' };
    new k8s.KubeConfigMap(this, 'script', {
      metadata: { name: id, labels: labels(identity), annotations: inPhase('foundation') },
      data: { [path.basename(script)]: readFileSync(script, 'utf8') },
    });
    const { secretName } = new CarriedSecret(this, 'ca', {
      name: `${id}-ca`,
      source,
      data: { 'ca.crt': { secretName: ca.secretName, key: ca.key } },
    });
    const account = new TokenlessServiceAccount(this, 'account', identity).name;
    new Workload(this, 'pods', { name: id, podLabels: selectorLabels(identity) });
    new k8s.KubeDaemonSet(this, 'agents', {
      metadata: { name: id, labels: labels(identity), annotations: { ...inPhase('workload'), ...nodeAccess } },
      spec: {
        selector: { matchLabels: selectorLabels(identity) },
        updateStrategy: { rollingUpdate: { maxUnavailable: k8s.IntOrString.fromString('100%') } },
        template: {
          metadata: { labels: labels(identity) },
          spec: { ...podDefaults(account), ...podSpec(id, secretName, props) },
        },
      },
    });
    new Footprint(this, 'footprint', [{ workload: id, replicas: nodes, daemon: true, containers: [resources] }]);
  }
}

function podSpec(name: string, secretName: string, { host, image }: RegistryTrustProps): k8s.PodSpec {
  return {
    priorityClassName: backgroundPriority,
    // Any node may be told to run what comes from the registry.
    tolerations: [{ operator: 'Exists' }],
    // The directory is root's.
    securityContext: { runAsUser: 0, runAsGroup: 0, seccompProfile: { type: 'RuntimeDefault' } },
    containers: [
      {
        name,
        image,
        imagePullPolicy: 'IfNotPresent',
        command: ['/bin/sh', `/scripts/${path.basename(script)}`],
        env: Object.entries({
          REGISTRY_HOST: host,
          REGISTRY_CA_FILE: '/run/secrets/registry/ca.crt',
          CERTS_DIRECTORY: '/certs.d',
        }).map(([variable, value]) => ({ name: variable, value })),
        // Written, and by a loop that still runs.
        readinessProbe: { exec: { command: ['test', '-s', `/certs.d/${host}/hosts.toml`] }, periodSeconds: 10 },
        livenessProbe: {
          exec: { command: ['sh', '-c', 'test -n "$(find /tmp/written -mmin -10)"'] },
          initialDelaySeconds: 60,
          periodSeconds: 60,
        },
        resources: resourceRequirements(resources),
        securityContext: { ...containerSecurityContext, runAsNonRoot: false },
        volumeMounts: [
          temporaryFiles.mount,
          { name: 'scripts', mountPath: '/scripts', readOnly: true },
          { name: 'ca', mountPath: '/run/secrets/registry', readOnly: true },
          { name: 'certs', mountPath: '/certs.d' },
        ],
      },
    ],
    volumes: [
      temporaryFiles.volume,
      { name: 'scripts', configMap: { name, defaultMode: 0o444 } },
      { name: 'ca', secret: { secretName, defaultMode: 0o444 } },
      { name: 'certs', hostPath: { path: directory, type: 'DirectoryOrCreate' } },
    ],
  };
}
