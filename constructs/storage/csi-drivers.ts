import type { CephCsiDriversValues } from '../../imports/values/ceph-csi-drivers';
import type { PodFootprint, Resources } from '../shared/footprint';

const sidecar: Resources = { requests: { cpu: '5m', memory: '32Mi' }, limits: { memory: '128Mi' } };
const plugin: Resources = { requests: { cpu: '20m', memory: '64Mi' }, limits: { memory: '512Mi' } };

/** Containers of a driver's pods, by the names under which its custom resource takes their resources. */
const controllerPlugin = { attacher: sidecar, provisioner: sidecar, resizer: sidecar, plugin };
const nodePlugin = { registrar: sidecar, plugin };

const drivers = ['rbd', 'cephfs'] as const;

/** A driver has the operator's namespace in its name: by that Rook and the storage classes know it. */
const nameOf = (driver: string, namespace: string) => `${namespace}.${driver}.csi.ceph.com`;

export function csiDriverValues(namespace: string, replicas: number): CephCsiDriversValues {
  const values = (driver: string) => ({
    enabled: true,
    name: nameOf(driver, namespace),
    // Snapshots need CRDs that are not part of Kubernetes.
    snapshotPolicy: 'none',
    // Said for each driver: the chart writes its own number there, which beats the common default.
    controllerPlugin: { replicas, resources: controllerPlugin },
    nodePlugin: { resources: nodePlugin },
  });
  const [rbd, cephfs] = drivers;
  return {
    operatorConfig: {
      namespace,
      driverSpecDefaults: {
        imageSet: { name: 'rook-csi-operator-image-set-configmap' },
        nodePlugin: { priorityClassName: 'system-node-critical' },
        controllerPlugin: { priorityClassName: 'system-cluster-critical' },
      },
    },
    drivers: { rbd: values(rbd), cephfs: values(cephfs), nfs: { enabled: false }, nvmeof: { enabled: false } },
  };
}

/** Made by the operator of the drivers from the chart's custom resources: a controller, and a plugin on each node. */
export function csiDriverPods(namespace: string, replicas: number, nodes: number): PodFootprint[] {
  return drivers.flatMap((driver) => {
    const name = nameOf(driver, namespace);
    return [
      { workload: `${name}-ctrlplugin`, replicas, containers: Object.values(controllerPlugin) },
      { workload: `${name}-nodeplugin`, replicas: nodes, daemon: true, containers: Object.values(nodePlugin) },
    ];
  });
}
