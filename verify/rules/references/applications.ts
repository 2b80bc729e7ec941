import path from 'node:path';
import { at, text } from '../../fields';
import { groupBy } from '../../group-by';
import { kindOf } from '../../kind';
import { isUpstreamFolder, sourcesOf } from '../../made/application';
import type { Located, Manifest } from '../../manifest';
import { admitsDestination, admitsKind, admitsNamespace, admitsSource } from '../../app-project';
import { type Finding, rule } from '../../rule';

const folderOf = ({ file }: Located): string => path.posix.dirname(file);

/** Files may be named from within the environment's folder or from further up. */
const sameFolder = (one: string, other: string): boolean =>
  one === other || one.endsWith(`/${other}`) || other.endsWith(`/${one}`);

/** What each folder holds. */
type Folders = ReadonlyMap<string, readonly Located[]>;

const folder = (folders: Folders, written: string): readonly Located[] =>
  [...folders].flatMap(([name, held]) => (sameFolder(name, written) ? held : []));

/** Repositories of which some folder is here: those of others, with CRDs, cannot be looked into. */
function ownRepositories(folders: Folders, deployed: readonly Located[]): ReadonlySet<string> {
  const sources = deployed.flatMap(({ object }) => sourcesOf(object));
  const isHere = (source: unknown): boolean => folder(folders, text(at(source, 'path')) ?? '').length > 0;
  return new Set(sources.filter(isHere).flatMap((source) => text(at(source, 'repoURL')) ?? []));
}

function* sources(folders: Folders, on: Located, project: Manifest, own: ReadonlySet<string>): Generator<Finding> {
  const single = at(on.object, 'spec', 'source') !== undefined;
  for (const [index, source] of sourcesOf(on.object).entries()) {
    const here = single ? ['spec', 'source'] : ['spec', 'sources', index];
    const url = text(at(source, 'repoURL')) ?? '';
    const written = text(at(source, 'path'));
    if (!admitsSource(project, url)) {
      const reason = `project '${project.metadata.name}' does not admit this repository`;
      yield { on, path: [...here, 'repoURL'], reason, remedy: "Add it to the project's sourceRepos." };
    }
    if (written === undefined || !own.has(url)) continue;
    const objects = folder(folders, written);
    if (objects.length === 0) {
      yield {
        on,
        path: [...here, 'path'],
        reason: `no folder '${written}'`,
        remedy: 'Name the folder of a component.',
      };
    }
    yield* contents(objects, on, project, [...here, 'path']);
  }
}

/** Each kind and namespace that the project refuses is said once. */
function* contents(
  objects: readonly Located[],
  on: Located,
  project: Manifest,
  where: Finding['path'],
): Generator<Finding> {
  const refused = new Set<string>();
  for (const { object } of objects) {
    const { namespace } = object.metadata;
    if (namespace === undefined && !admitsKind(project, object)) refused.add(`cluster-scoped kind ${kindOf(object)}`);
    if (namespace !== undefined && !admitsNamespace(project, on.object, namespace))
      refused.add(`namespace '${namespace}'`);
  }
  for (const what of refused) {
    const reason = `project '${project.metadata.name}' does not admit ${what}, which this folder holds`;
    yield {
      on,
      path: where,
      reason,
      remedy: 'Add it to the project, or move the object to a component of another layer.',
    };
  }
}

export const applications = rule(
  'applications',
  'Every Application has a project that admits all it deploys, every folder that it names is there, and every folder is deployed.',
  function* (set) {
    const deployed = set.of('argoproj.io/Application');
    const folders = groupBy(set.located, folderOf);
    const own = ownRepositories(folders, deployed);
    for (const on of deployed) {
      const name = text(at(on.object, 'spec', 'project')) ?? '';
      const project = set.find('argoproj.io/AppProject', name, on.object.metadata.namespace);
      if (!project) {
        yield {
          on,
          path: ['spec', 'project'],
          reason: `no AppProject '${name}'`,
          remedy: 'Correct the name, or declare it.',
        };
        continue;
      }
      if (!admitsDestination(project, on.object)) {
        const reason = `project '${name}' does not admit this destination`;
        yield { on, path: ['spec', 'destination'], reason, remedy: "Add it to the project's destinations." };
      }
      yield* sources(folders, on, project, own);
    }
    const paths = deployed
      .flatMap(({ object }) => sourcesOf(object))
      .flatMap((source) => (isUpstreamFolder(source) ? [] : (text(at(source, 'path')) ?? [])));
    for (const [orphan, held] of deployed.length === 0 ? [] : folders) {
      if (path.posix.basename(orphan) === 'bootstrap' || paths.some((one) => sameFolder(orphan, one))) continue;
      yield {
        on: held.at(-1) ?? held[0],
        path: [],
        reason: `no Application deploys the folder '${orphan}'`,
        remedy: 'Add one, or remove the folder.',
      };
    }
  },
);
