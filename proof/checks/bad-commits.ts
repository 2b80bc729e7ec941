import * as fs from 'node:fs';
import * as path from 'node:path';
import { parse } from 'yaml';
import { describeApplication } from '../argo-cd/application';
import type { Application } from '../argo-cd/application';
import { untilNoticed, untilSettled } from '../argo-cd/sync';
import type { Check, Site } from '../check';
import { componentOf } from '../check';
import { lastWrites, writtenBetween } from '../kubernetes/revisions';
import { toYaml } from '../sources/yaml-1-1';
import type { Located } from '../../verify/manifest';

/** A mistake that could reach the branch, past everything that guards it. */
interface Mistake {
  readonly what: string;
  /** The Application that has to complain. */
  readonly component: string;
  /** Files of the branch. */
  readonly files: ReadonlyMap<string, string>;
  /** What a clear complaint contains. */
  readonly named: RegExp;
}

/** Each is committed alone, and taken back before the next. */
export const badCommits: Check = {
  name: 'bad-commits',
  claim: 'A bad commit is refused with a clear error and leaves alone what runs',
  async run(site) {
    const mistakes = mistakesOf(site);
    const problems: string[] = [];
    for (const mistake of mistakes) problems.push(...(await commit(site, mistake)));
    return { looked: `${mistakes.length} commits`, problems };
  },
};

async function commit(site: Site, { what, component, files, named }: Mistake): Promise<readonly string[]> {
  const { plane, applications, repository, signal } = site;
  const problems: string[] = [];
  const before = await lastWrites(plane.etcdUrl);
  const bad = await repository.change(files, `Mistake: ${what}`);
  const options = { client: plane.client, log: applications, name: component, signal };
  const complains = () => {
    const said = complaintOf(applications.get(component), bad);
    return Promise.resolve(said !== undefined && named.test(said));
  };
  const explain = () =>
    applications.current
      .filter(({ metadata }) => metadata.name === component)
      .map(describeApplication)
      .join();
  await untilNoticed(`${component} complains`, complains, { ...options, within: 120, explain }).catch(
    (error: unknown) => {
      signal.throwIfAborted();
      problems.push(`${what}: no clear error. ${String(error)}`);
    },
  );
  for (const key of writtenBetween(before, await lastWrites(plane.etcdUrl)))
    problems.push(`${what}: ${key} was written`);
  const good = await repository.replace(path.dirname(site.folder), 'Take the mistake back');
  const isWell = () => {
    const { sync } = applications.get(component)?.status ?? {};
    return Promise.resolve([sync?.revision, ...(sync?.revisions ?? [])].includes(good));
  };
  await untilNoticed(`${component} is well again`, isWell, { ...options, explain });
  await untilSettled(applications, signal);
  return problems;
}

/** Conditions, and what a failed sync of that commit says. */
function complaintOf(application: Application | undefined, revision: string): string | undefined {
  const { conditions = [], operationState } = application?.status ?? {};
  const { revision: one, revisions = [], resources = [] } = operationState?.syncResult ?? {};
  const failed = [one, ...revisions].includes(revision) && operationState?.phase !== 'Succeeded';
  const results = failed
    ? [
        operationState?.message,
        ...resources.filter(({ status }) => status === 'SyncFailed').map(({ message }) => message),
      ]
    : [];
  const said = [...conditions.map(({ message }) => message), ...results].filter((text) => text !== undefined);
  return said.length > 0 ? said.join('\n') : undefined;
}

function mistakesOf({ manifests, folder, settings: { environment } }: Site): readonly Mistake[] {
  const deployment = manifests.find(({ object }) => object.kind === 'Deployment');
  if (!deployment) throw new Error('the environment has no Deployment to make mistakes with');
  const component = componentOf(deployment);
  const text = fs.readFileSync(path.join(folder, deployment.file), 'utf8');
  const at = `${environment}/${deployment.file}`;
  const mistake = (what: string, file: string, content: string, named: RegExp): Mistake => ({
    what,
    component,
    files: new Map([[file, content]]),
    named,
  });
  const { name } = deployment.object.metadata;
  return [
    mistake('broken YAML', at, `${text}  - : {\n`, new RegExp(path.basename(deployment.file).replaceAll('.', '\\.'))),
    mistake('unknown field', at, withUnknownField(text), /replicaz/),
    mistake(
      'duplicate object',
      at.replace('.yaml', '.copy.yaml'),
      text,
      new RegExp(`Deployment/.*${name}|${name}.*(twice|2 times)`),
    ),
  ];
}

function withUnknownField(text: string): string {
  const deployment = parse(text) as { readonly spec: object } & Located['object'];
  return toYaml({ ...deployment, spec: { ...deployment.spec, replicaz: 3 } });
}
