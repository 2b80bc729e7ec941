import { Yaml } from 'cdk8s';
import { Construct } from 'constructs';
import type { ArgoCdValues } from '../../imports/values/argo-cd';
import { HelmRelease } from '../gitops/helm-release';
import type { OperatorProps } from '../gitops/operator';
import type { Resources } from '../shared/footprint';
import type { Workload } from '../shared/workload';
import { allowArgoCdTraffic } from './argo-cd-network';
import { ArgoCdLogin } from './argo-cd-login';
import { notificationsTo, notifier } from './argo-cd-notifications';
import { healthChecks } from './health-checks';
import { resourceExclusions } from './resource-exclusions';

export interface ArgoCdProps extends OperatorProps {
  /** Argo CD's own release: patches come out between those of the chart. */
  readonly version: string;
  /** Where the manifests branch is cloned from: 443 for HTTPS, 22 for SSH, as a rule. */
  readonly gitPort: number;
  /** The host of its web interface. */
  readonly host: string;
  /** URL of the OpenID Connect provider that people log in at. @default - there is the local administrator, and nobody else */
  readonly login?: string;
  /** Whose members may change things; everybody else may look. */
  readonly adminGroup: string;
  /** Where to POST what goes wrong: a URL without credentials. @default - nowhere */
  readonly webhook?: string;
}

const controller: Resources = { requests: { cpu: '250m', memory: '512Mi' }, limits: { memory: '2Gi' } };
const server: Resources = { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '512Mi' } };
const repoServer: Resources = { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '1Gi' } };
const applicationSet: Resources = { requests: { cpu: '10m', memory: '64Mi' }, limits: { memory: '256Mi' } };
const redis: Resources = { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '128Mi' } };

/** Argo CD: installed once by hand, from then on it manages itself from the very same values. */
export class ArgoCd extends Construct {
  /** What the first installation is given; afterwards its Application gives the same. */
  readonly values: ArgoCdValues;
  readonly release: HelmRelease;
  /** The pods of its web interface. */
  readonly server: Workload;

  constructor(scope: Construct, id: string, props: ArgoCdProps) {
    super(scope, id);
    const { chart, replicas, webhook } = props;
    this.values = values(props);
    this.release = new HelmRelease<ArgoCdValues>(this, 'chart', {
      chart,
      releaseName: 'argocd',
      values: this.values,
      clusterScopedKinds: [
        'apiextensions.k8s.io/CustomResourceDefinition',
        'rbac.authorization.k8s.io/ClusterRole',
        'rbac.authorization.k8s.io/ClusterRoleBinding',
      ],
      pods: [
        { workload: 'argocd-application-controller', replicas: 1, containers: [controller] },
        { workload: 'argocd-server', replicas, containers: [server] },
        { workload: 'argocd-repo-server', replicas, containers: [repoServer] },
        { workload: 'argocd-applicationset-controller', replicas: 1, containers: [applicationSet] },
        { workload: 'argocd-redis', replicas: 1, containers: [redis] },
        ...(webhook === undefined
          ? []
          : [{ workload: 'argocd-notifications-controller', replicas: 1, containers: [notifier] }]),
      ],
    });
    this.server = allowArgoCdTraffic(this, { gitPort: props.gitPort, webhook });
  }
}

function values({ version, host, replicas, login, adminGroup, webhook }: ArgoCdProps): ArgoCdValues {
  const pdb = replicas > 1 ? { pdb: { enabled: true, minAvailable: 1 } } : {};
  return {
    // Our own policies are the only door: those of the chart say nothing of what leaves the pods.
    global: { domain: host, image: { tag: version }, networkPolicy: { create: false } },
    crds: { install: true, keep: true },
    configs: {
      params: {
        // TLS ends at the gateway.
        'server.insecure': 'true',
        // The API server fills in defaults before the comparison: without, custom resources would differ for ever.
        'controller.diff.server.side': 'true',
      },
      cm: {
        ...(login === undefined ? {} : { 'oidc.config': Yaml.stringify(ArgoCdLogin.config(login)) }),
        ...healthChecks(),
        'resource.exclusions': resourceExclusions(),
      },
      rbac: {
        'policy.default': 'role:readonly',
        'policy.csv': `g, ${adminGroup}, role:admin\n`,
        scopes: '[groups]',
      },
    },
    controller: { resources: controller },
    server: { replicas, resources: server, ...pdb },
    repoServer: { replicas, resources: repoServer, ...pdb },
    applicationSet: { resources: applicationSet },
    redis: { resources: redis },
    dex: { enabled: false },
    notifications: webhook === undefined ? { enabled: false } : notificationsTo(webhook),
  };
}
