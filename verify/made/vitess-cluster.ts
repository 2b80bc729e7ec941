import { createHash } from 'node:crypto';
import { at, items, text } from '../fields';
import type { Manifest } from '../manifest';
import { pod, port, service } from './shadow';

const web = port(15000, 'web');
const grpc = port(15999, 'grpc');
const mysql = port(3306, 'mysql');

/** The operator ends the name of what it makes with a digest of its parts. */
export function hashedName(...parts: readonly string[]): string {
  const digest = createHash('md5');
  for (const part of parts) digest.update(`${part}\0`);
  return [...parts, digest.digest('hex').slice(0, 8)].join('-');
}

/** PlanetScale's operator: etcd, the parts of Vitess, tablets that are pods by themselves, and pods that back up. */
export function vitessCluster({ metadata: { name, namespace }, spec }: Manifest): readonly Manifest[] {
  const labels = (component: string, more: Readonly<Record<string, string>> = {}) => ({
    'planetscale.com/cluster': name,
    'planetscale.com/component': component,
    ...more,
  });
  const lockserver = hashedName(name, 'etcd');
  const cells = items(at(spec, 'cells')).map((cell) => text(at(cell, 'name')) ?? '');
  return [
    pod(namespace, lockserver, labels('etcd', { 'etcd.planetscale.com/lockserver': lockserver }), [
      port(2379, 'client'),
      port(2380, 'peer'),
    ]),
    service(namespace, `${lockserver}-client`, [2379]),
    service(namespace, `${lockserver}-peer`, [2380]),
    pod(namespace, `${name}-vtctld`, labels('vtctld'), [web, grpc]),
    service(namespace, hashedName(name, 'vtctld'), [15000, 15999]),
    service(namespace, hashedName(name, 'vtgate'), [15000, 15999, 3306]),
    service(namespace, hashedName(name, 'vttablet'), [15000, 15999, 9104]),
    ...cells.flatMap((cell) => [
      pod(namespace, hashedName(name, cell, 'vtgate'), labels('vtgate', { 'planetscale.com/cell': cell }), [
        web,
        grpc,
        mysql,
      ]),
      service(namespace, hashedName(name, cell, 'vtgate'), [15000, 15999, 3306]),
    ]),
    ...keyspacePods(name, namespace, spec, labels),
    ...(at(spec, 'backup') === undefined
      ? []
      : [pod(namespace, `${name}-vbs-subcontroller`, labels('vbs-subcontroller'))]),
  ];
}

type Labels = (component: string, more?: Readonly<Record<string, string>>) => Readonly<Record<string, string>>;

function keyspacePods(cluster: string, namespace: string | undefined, spec: unknown, labels: Labels) {
  const isBackedUp = at(spec, 'backup') !== undefined;
  return items(at(spec, 'keyspaces')).flatMap((keyspace) => {
    const name = text(at(keyspace, 'name')) ?? '';
    const shard = { 'planetscale.com/keyspace': name, 'planetscale.com/shard': 'x-x' };
    const prefix = `${cluster}-${name}-x-x`;
    const isSeeded = items(at(keyspace, 'partitionings')).some(
      (one) => at(one, 'equal', 'shardTemplate', 'replication', 'initializeBackup') !== false,
    );
    return [
      pod(namespace, `${prefix}-vttablet`, labels('vttablet', { ...shard, 'planetscale.com/tablet-type': 'replica' }), [
        web,
        grpc,
        mysql,
        port(9104, 'metrics'),
      ]),
      ...(at(keyspace, 'vitessOrchestrator') === undefined
        ? []
        : [pod(namespace, `${prefix}-vtorc`, labels('vtorc', shard), [web])]),
      ...(isBackedUp && isSeeded
        ? [
            pod(
              namespace,
              `${prefix}-vtbackup-init`,
              labels('vtbackup', { ...shard, 'backup.planetscale.com/type': 'init' }),
            ),
          ]
        : []),
      // Jobs of a schedule bear no component.
      ...items(at(spec, 'backup', 'schedules')).map((schedule) =>
        pod(namespace, `${prefix}-${text(at(schedule, 'name')) ?? ''}`, {
          'planetscale.com/cluster': cluster,
          ...shard,
          'planetscale.com/backup-method': text(at(schedule, 'backupMethod')) ?? 'vtbackup',
        }),
      ),
    ];
  });
}
