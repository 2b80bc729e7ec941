import { at, fields, text } from '../../fields';
import type { Manifest } from '../../manifest';
import { pod, serviceAccount } from '../shadow';
import type { Release } from './release';

/** Chart ceph-csi-drivers 1.0: per driver a controller and a node plugin, labelled with the driver's whole name. */
export function cephCsiDrivers({ namespace, values }: Release): readonly Manifest[] {
  return Object.values(fields(at(values, 'drivers')))
    .filter((driver) => at(driver, 'enabled') !== false)
    .flatMap((driver) => text(at(driver, 'name')) ?? [])
    .flatMap((driver) =>
      ['ctrlplugin', 'nodeplugin'].flatMap((plugin) => [
        pod(namespace, `${driver}-${plugin}`, { app: `${driver}-${plugin}` }),
        serviceAccount(namespace, `${driver.replaceAll('.', '-')}-${plugin}-sa`),
      ]),
    );
}
