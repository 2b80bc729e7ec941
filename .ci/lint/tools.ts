import { at, items, text } from '../../verify/fields';
import type { Judge } from '../../app/policy/exceptions';
import { type Finding, LinterError } from './finding';
import { runJson } from './run';

/** The manifests of one environment, as files below one folder. */
export interface Input {
  readonly environment: string;
  readonly folder: string;
  readonly files: readonly string[];
  /** `<kind>/<name>` of every object in those files. */
  readonly objects: readonly string[];
}

const string = (value: unknown, ...path: readonly (string | number)[]): string => text(at(value, ...path)) ?? '';

/** Broken YAML makes some linters see less, and be content. */
function assertSeen(
  tool: Judge | 'conftest',
  { environment }: Input,
  seen: readonly string[] | number,
  expected: readonly string[],
): void {
  const count = typeof seen === 'number' ? seen : seen.length;
  const missing = typeof seen === 'number' ? [] : expected.filter((object) => !seen.includes(object));
  if (count === expected.length && missing.length === 0) return;
  const names = missing.length === 0 ? '' : `; not ${missing.slice(0, 5).join(', ')}`;
  throw new LinterError(`${tool} saw ${count} of the ${expected.length} objects of ${environment}${names}`);
}

export function kubeconform(input: Input, schemas: readonly string[]): readonly Finding[] {
  const locations = schemas.flatMap((schema) => ['-schema-location', schema]);
  const parameters = ['-strict', '-verbose', '-summary', '-output', 'json', ...locations, ...input.files];
  const resources = items(at(runJson('kubeconform', parameters), 'resources'));
  assertSeen('kubeconform', input, resources.length, input.objects);
  return resources
    .filter((resource) => string(resource, 'status') !== 'statusValid')
    .map((resource) => ({
      tool: 'kubeconform',
      environment: input.environment,
      check: string(resource, 'status'),
      object: `${string(resource, 'kind')}/${string(resource, 'name')}`,
      message: string(resource, 'msg') || 'was skipped',
      isWarning: false,
    }));
}

/** Of what kube-score scores everything must be in its answer: it names also what it finds nothing against. */
export function kubeScore(input: Input): readonly Finding[] {
  const scores = items(
    runJson('kube-score', [
      'score', '--kubernetes-version', 'v1.36', '--exit-one-on-warning', '--output-format', 'json',
      '--enable-optional-test', 'container-seccomp-profile,container-ports-check', ...input.files,
    ]), // prettier-ignore
  );
  const nameOf = (score: unknown) => `${string(score, 'type_meta', 'kind')}/${string(score, 'object_meta', 'name')}`;
  const scored = input.objects.filter((object) => !object.startsWith('ServiceAccount/'));
  assertSeen('kube-score', input, scores.map(nameOf), scored);
  return scores.flatMap((score) =>
    items(at(score, 'checks'))
      .filter((check) => at(check, 'skipped') !== true && Number(at(check, 'grade')) < 7)
      .map((check) => ({
        tool: 'kube-score',
        environment: input.environment,
        check: string(check, 'check', 'id'),
        object: nameOf(score),
        message: items(at(check, 'comments'))
          .map((comment) => [string(comment, 'path'), string(comment, 'summary')].filter(Boolean).join(': '))
          .join('; '),
        isWarning: false,
      })),
  );
}

/** @param data a file with what the policies have as parameters */
export function conftest(input: Input, policies: string, data: string): readonly Finding[] {
  const parameters = ['test', '--policy', policies, '--data', data, '--output', 'json', ...input.files];
  const results = items(runJson('conftest', parameters));
  assertSeen('conftest', input, new Set(results.map((result) => string(result, 'filename'))).size, input.objects);
  return results.flatMap((result) =>
    (['failures', 'warnings'] as const).flatMap((kind) =>
      items(at(result, kind)).map((finding) => ({
        tool: 'policy',
        environment: input.environment,
        check: string(finding, 'metadata', 'check'),
        object: string(finding, 'metadata', 'object'),
        message: string(finding, 'msg'),
        isWarning: kind === 'warnings',
      })),
    ),
  );
}

/** It has checks for workloads and Services alone; what has passed any of them was read. */
export function checkov(input: Input): readonly Finding[] {
  const parameters = ['--directory', input.folder, '--framework', 'kubernetes', '--skip-download', '--compact'];
  const results = at(runJson('checkov', [...parameters, '--output', 'json']), 'results');
  // `<kind>.<namespace>.<name>`, with `.<pod>` behind it for what is checked in a pod template.
  const nameOf = (check: unknown) => {
    const [kind = '', , name = ''] = string(check, 'resource').split('.');
    return `${kind}/${name}`;
  };
  const failed = items(at(results, 'failed_checks'));
  const seen = [...failed, ...items(at(results, 'passed_checks'))].map(nameOf);
  const checked = [...new Set(input.objects)].filter((object) => /^(Deployment|Job|CronJob|Service)\//.test(object));
  assertSeen(
    'checkov',
    input,
    [...new Set(seen)].filter((object) => checked.includes(object)),
    checked,
  );
  const broken = items(at(results, 'parsing_errors'));
  if (broken.length > 0)
    throw new LinterError(`checkov cannot read ${broken.map((file) => text(file) ?? '').join(', ')}`);
  return failed.map((check) => ({
    tool: 'checkov',
    environment: input.environment,
    check: string(check, 'check_id'),
    object: nameOf(check),
    message: string(check, 'check_name'),
    isWarning: false,
  }));
}
