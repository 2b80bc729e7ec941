import path from 'node:path';
import { type Fields, at, items, text } from '../../fields';
import { type Container, type OwnPod, allContainers } from '../../pods';
import { type Finding, rule } from '../../rule';

const named = (list: unknown, name: string | undefined): unknown => items(list).find((one) => at(one, 'name') === name);

/** Files that a volume is told to have; undefined where it may have any. */
function filesOf(volume: unknown): readonly string[] | undefined {
  const sources = items(at(volume, 'projected', 'sources'));
  const data = sources.length > 0 ? sources : [volume];
  const listed = data.map((source) => at(source, 'secret', 'items') ?? at(source, 'configMap', 'items'));
  if (listed.includes(undefined)) return undefined;
  return listed.flatMap((list) => items(list)).flatMap((item) => text(at(item, 'path')) ?? []);
}

/** A variable that names a file names one that is there: the contract between a manifest and what runs in the container. */
function* missingFiles(on: OwnPod, { path: here, spec }: Container): Generator<Finding> {
  const mounts = items(spec.volumeMounts);
  for (const [index, variable] of items(spec.env).entries()) {
    const file = text(at(variable, 'value'));
    if (!(text(at(variable, 'name')) ?? '').endsWith('_FILE') || file === undefined) continue;
    const mount = mounts.find((one) => file.startsWith(`${text(at(one, 'mountPath')) ?? ''}/`));
    const folder = text(at(mount, 'mountPath')) ?? '';
    const files = filesOf(named(on.spec.volumes, text(at(mount, 'name'))));
    if (mount && (files?.includes(path.posix.relative(folder, file)) ?? true)) continue;
    const reason = mount
      ? `the volume at ${folder} has no such file, only ${files?.join(', ') ?? ''}`
      : 'no volume is mounted there';
    yield { on, path: [...here, 'env', index, 'value'], reason, remedy: 'Mount it, or correct the path.' };
  }
}

function* badMounts(on: OwnPod, { path: here, spec }: Container): Generator<Finding> {
  const taken = new Set<string>();
  for (const [index, mount] of items(spec.volumeMounts).entries()) {
    const [name, where] = [text(at(mount, 'name')) ?? '', text(at(mount, 'mountPath')) ?? ''];
    if (!named(on.spec.volumes, name)) {
      const reason = `the pod has no volume '${name}'`;
      yield { on, path: [...here, 'volumeMounts', index, 'name'], reason, remedy: 'Declare it, or correct the name.' };
    }
    if (taken.has(where)) {
      const reason = `something else is mounted at ${where}`;
      yield {
        on,
        path: [...here, 'volumeMounts', index, 'mountPath'],
        reason,
        remedy: 'Mount one of the two elsewhere.',
      };
    }
    taken.add(where);
  }
}

const mounted = (containers: readonly Fields[], name: unknown): boolean =>
  containers.some((spec) => named(spec.volumeMounts, text(name)) ?? named(spec.volumeDevices, text(name)));

export const podMounts = rule(
  'pod-mounts',
  'Containers of ours mount volumes that their pod has, every volume is mounted, and variables that name files name mounted ones.',
  function* (set) {
    for (const on of set.ownPods) {
      const containers = allContainers(on);
      for (const container of containers) {
        yield* badMounts(on, container);
        yield* missingFiles(on, container);
      }
      const specs = containers.map(({ spec }) => spec);
      for (const [index, volume] of items(on.spec.volumes).entries()) {
        if (mounted(specs, at(volume, 'name'))) continue;
        const where = [...on.template, 'spec', 'volumes', index];
        yield { on, path: where, reason: 'no container mounts it', remedy: 'Mount it, or leave it out.' };
      }
    }
  },
);
