import { createHash } from 'node:crypto';
import { Lazy, Yaml } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { Certificate } from '../../imports/cert-manager.io';
import { inPhase } from '../gitops/sync';
import type { Issuer } from '../security/certificate-authority';
import type { SecretKey } from '../shared/carried-secret';
import type { DeploymentProps } from '../shared/deployment';
import type { Resources } from '../shared/footprint';
import { GeneratedSecret } from '../shared/generated-secret';
import { HttpServer } from '../shared/http-server';
import { labels } from '../shared/labels';
import type { LabelProps } from '../shared/labels';
import type { Mount } from '../shared/mount';
import { mountSecret } from '../shared/secret-mount';
import { dexConfig, hashVariable, secretVariableOf } from './dex-config';
import type { DexClient } from './dex-config';
import type { UiBackend } from './front-door';

export interface DexProps {
  readonly image: string;
  readonly resources: Resources;
  /** Where browsers are sent to, and what every token says that it is from: `https://login.example.com`. */
  readonly url: string;
  /** With which the administrator logs in; the password is drawn in the cluster. */
  readonly email: string;
  /** The one group that the administrator is in. */
  readonly adminGroup: string;
  /** Who signs its certificate. */
  readonly issuer: Issuer;
}

const https = { name: 'https', port: 5556 } as const;
const healthPort = 5558;
const configFolder = '/etc/dex/testbed';
const tlsFolder = '/run/secrets/tls';

/**
 * Dex: the OpenID Connect provider of the testbed, with one account. It keeps in memory what is only of use for a moment: a
 * restart ends logins that are under way, and those of whoever asks it for its keys at every step. So there is one pod.
 */
export class Dex extends Construct {
  /** Where it answers, for browsers and for its clients alike. */
  readonly backend: UiBackend;
  /** Of the authority that signed its certificate. */
  readonly ca: SecretKey;
  private readonly clients: DexClient[] = [];

  /** @param id name of the Deployment and of everything around it */
  constructor(scope: Construct, id: string, props: DexProps) {
    super(scope, id);
    const identity: LabelProps = { name: id, component: 'login' };
    const tlsSecretName = `${id}-tls`;
    const { secretName: adminSecretName } = new GeneratedSecret(this, 'administrator', {
      name: `${id}-admin`,
      values: ['password'],
      data: { email: props.email, password: '{{ .password }}', hash: '{{ .password | bcrypt }}' },
    });
    const config = () => Yaml.stringify(dexConfig({ ...props, port: https.port, healthPort, tlsFolder }, this.clients));
    const env = () => [
      variable(hashVariable, { secretName: adminSecretName, key: 'hash' }),
      ...this.clients.map((client) => variable(secretVariableOf(client), client.secret)),
    ];
    new k8s.KubeConfigMap(this, 'config', {
      metadata: { name: id, labels: labels(identity), annotations: inPhase('foundation') },
      data: { 'config.yaml': lazy(config) },
    });
    const { pods, host } = new HttpServer(this, 'server', {
      identity,
      image: props.image,
      size: { replicas: 1, resources: props.resources },
      port: https,
      metrics: [{ job: 'dex', port: healthPort }],
      container: { ...container, env: Lazy.any({ produce: env }) as k8s.EnvVar[] },
      mounts: [configMount(id), mountSecret('tls', tlsSecretName, tlsFolder, ['tls.crt', 'tls.key'])],
      // It reads its configuration once.
      annotations: { 'checksum/config': lazy(() => createHash('sha256').update(config()).digest('hex')) },
    });
    new Certificate(this, 'certificate', {
      metadata: { name: tlsSecretName, annotations: inPhase('foundation') },
      spec: { ...props.issuer.leaf, secretName: tlsSecretName, dnsNames: [host] },
    });
    this.ca = { secretName: tlsSecretName, key: 'ca.crt' };
    this.backend = { pods, podPort: https.port, service: id, port: https.port, tls: true };
  }

  /** Admits somebody who wants to know from it who a person is. */
  add(client: DexClient): void {
    if (this.clients.some(({ id }) => id === client.id)) throw new Error(`Dex has a client '${client.id}' already`);
    this.clients.push(client);
  }
}

const lazy = (produce: () => string): string => Lazy.any({ produce }) as string;

const port = k8s.IntOrString.fromString('health');

const container: DeploymentProps['container'] = {
  // In place of the image's own, which treats the file as a template.
  command: ['/usr/local/bin/dex', 'serve', `${configFolder}/config.yaml`],
  ports: [
    { name: https.name, containerPort: https.port, protocol: 'TCP' },
    { name: 'health', containerPort: healthPort, protocol: 'TCP' },
  ],
  readinessProbe: { httpGet: { path: '/healthz/ready', port }, periodSeconds: 5, timeoutSeconds: 2 },
  livenessProbe: {
    httpGet: { path: '/healthz/live', port },
    periodSeconds: 10,
    timeoutSeconds: 2,
    failureThreshold: 3,
  },
};

const configMount = (name: string): Mount => ({
  env: [],
  volumes: [{ name: 'config', configMap: { name, defaultMode: 0o444 } }],
  volumeMounts: [{ name: 'config', mountPath: configFolder, readOnly: true }],
});

function variable(name: string, { secretName, key }: SecretKey): k8s.EnvVar {
  return { name, valueFrom: { secretKeyRef: { name: secretName, key } } };
}
