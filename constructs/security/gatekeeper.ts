import { Construct } from 'constructs';
import type { GatekeeperValues } from '../../imports/values/gatekeeper';
import { Component } from '../gitops/component';
import { HelmRelease } from '../gitops/helm-release';
import type { OperatorProps } from '../gitops/operator';
import type { Resources } from '../shared/footprint';
import { Workload } from '../shared/workload';

// The audit keeps all objects of a kind in memory while it looks at them.
const webhook: Resources = { requests: { cpu: '50m', memory: '256Mi' }, limits: { memory: '512Mi' } };
const audit: Resources = { requests: { cpu: '50m', memory: '256Mi' }, limits: { memory: '768Mi' } };

/** OPA Gatekeeper: asks policies before an object is stored, and of those that are there already. It signs its webhook itself. */
export class Gatekeeper extends Construct {
  constructor(scope: Construct, id: string, { chart, replicas }: OperatorProps) {
    super(scope, id);
    new HelmRelease<GatekeeperValues>(this, 'chart', {
      chart,
      values: {
        replicas,
        // With one pod it would hold up every drain.
        pdb: { controllerManager: { minAvailable: replicas > 1 ? 1 : 0 } },
        controllerManager: { resources: webhook },
        audit: { resources: audit },
        logDenies: true,
        disableMutation: true,
        // Hooks that Argo CD would run at every sync: it applies the kinds itself, and the namespace is ours.
        upgradeCRDs: { enabled: false },
        postInstall: { labelNamespace: { enabled: false }, probeWebhook: { enabled: false } },
      },
      clusterScopedKinds: [
        'apiextensions.k8s.io/CustomResourceDefinition',
        'rbac.authorization.k8s.io/ClusterRole',
        'rbac.authorization.k8s.io/ClusterRoleBinding',
        'admissionregistration.k8s.io/ValidatingWebhookConfiguration',
      ],
      pods: [
        { workload: 'gatekeeper-controller-manager', replicas, containers: [webhook] },
        { workload: 'gatekeeper-audit', replicas: 1, containers: [audit] },
      ],
    });
    // What it needs to start must not wait for its own answer.
    Component.containing(this).labelNamespace('admission.gatekeeper.sh/ignore', 'no-self-managing');
    for (const operation of ['webhook', 'audit']) {
      const pods = new Workload(this, operation, {
        name: `gatekeeper-${operation}`,
        podLabels: { app: 'gatekeeper', release: chart.name, 'gatekeeper.sh/operation': operation },
        metrics: [{ job: 'gatekeeper', port: 8888 }],
      });
      pods.allowToKubernetesApi();
      if (operation === 'webhook') pods.allowFromAnywhere([{ port: 8443 }]);
    }
  }
}
