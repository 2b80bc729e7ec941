// Runs the linters and the policies over the manifests, and fails on what the exceptions do not cover, on exceptions that nothing
// needs, and on those that have expired:
//
//   node --require ./cli/typescript.js .ci/lint/main.ts <dist> <policies> <exceptions.yaml>
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readExceptions } from '../../app/policy/exceptions';
import { allowedRegistries } from '../../app/policy/registries';
import { loadSettings } from '../../app/settings/load';
import type { Located } from '../../verify/manifest';
import { readManifests } from '../../verify/read';
import { gatekeeper } from './admission';
import { judge } from './exceptions';
import { type Finding, LinterError } from './finding';
import { nameOf, ownObjects } from './own';
import { printJudged } from './print';
import { writeSchemas } from './schemas';
import { type Input, checkov, conftest, kubeScore, kubeconform } from './tools';

/** Copies, so that checkov, which reads a folder, sees what the others see. */
function inputOf(environment: string, located: readonly Located[], from: string, folder: string): Input {
  for (const { file } of located) cpSync(path.join(from, file), path.join(folder, file), { recursive: true });
  const files = [...new Set(located.map(({ file }) => path.join(folder, file)))];
  if (files.length !== located.length) throw new LinterError(`${environment} has files with more than one object`);
  return { environment, folder, files, objects: located.map(({ object }) => nameOf(object)) };
}

function registriesOf(environment: string): readonly string[] {
  const directory = path.join(__dirname, '..', '..', 'environments');
  const [settings] = loadSettings({ directory, names: [environment], env: process.env });
  if (settings === undefined) throw new LinterError(`${environment} has no settings`);
  return allowedRegistries(settings.imageRegistry);
}

function lint(environment: string, dist: string, policies: string, scratch: string): readonly Finding[] {
  const from = path.join(dist, environment);
  const { located, violations } = readManifests(from);
  if (violations.length > 0)
    throw new LinterError(violations.map(({ file, reason }) => `${file}: ${reason}`).join('\n'));
  const own = ownObjects(located);
  if (own.length === 0) throw new LinterError(`${from} has no pods of our own: npm run synth`);
  const all = inputOf(environment, located, from, path.join(scratch, environment, 'all'));
  const pods = inputOf(environment, own, from, path.join(scratch, environment, 'own'));
  console.log(
    `${environment}: ${all.files.length} objects, ${pods.files.length} of them our own pods and what belongs to them`,
  );
  const schemas = writeSchemas(path.join(scratch, 'schemas'));
  const data = path.join(scratch, `${environment}.json`);
  writeFileSync(data, JSON.stringify({ parameters: { registries: registriesOf(environment) } }));
  return [
    ...kubeconform(all, schemas),
    ...kubeScore(pods),
    ...conftest(pods, policies, data),
    ...gatekeeper(environment, from, located),
    ...checkov(pods),
  ];
}

function main([dist, policies, exceptions]: readonly string[]): void {
  if (dist === undefined || policies === undefined || exceptions === undefined) {
    throw new LinterError('usage: main.ts <dist> <policies> <exceptions.yaml>');
  }
  const environments = readdirSync(dist, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  if (environments.length === 0) throw new LinterError(`${dist} is empty: npm run synth`);
  const scratch = mkdtempSync(path.join(tmpdir(), 'linters-'));
  try {
    const findings = environments.flatMap(({ name }) => lint(name, dist, policies, scratch));
    const today = new Date().toISOString().slice(0, 10);
    const judged = judge(findings, readExceptions(exceptions), today);
    printJudged(judged);
    if (judged.left.length + judged.unused.length + judged.expired.length > 0) process.exitCode = 1;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

try {
  main(process.argv.slice(2));
} catch (error) {
  console.error(`linters: ${(error as Error).message}`);
  process.exitCode = 1;
}
