import { execFile } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { promisify } from 'node:util';
import { goModuleFolder } from './cache';
import { findExecutable, pathFolders } from './find';
import { goModules } from './programs';
import type { Missing } from './system';

type Version = readonly [major: number, minor: number];
const none: Version = [0, 0];

/** Go itself, or why it will not do. */
export async function findGo(env: NodeJS.ProcessEnv): Promise<{ readonly file?: string; readonly problem?: Missing }> {
  const needed = neededVersion();
  const remedy = `install Go ${needed.join('.')} or newer from https://go.dev/dl`;
  const file = findExecutable('go', pathFolders(env));
  const needs = `Go ${needed.join('.')} or newer is needed`;
  if (!file) return { problem: { problem: `${needs}, there is none in PATH.`, remedy } };
  const version = await versionOf(file, env);
  if (version && atLeast(version, needed)) return { file };
  const there = version ? `there is ${version.join('.')} at ${file}` : `${file} states no version`;
  return { problem: { problem: `${needs}, ${there}.`, remedy } };
}

/** What both modules of ours ask for. */
function neededVersion(): Version {
  const goMods = goModules.map((module) => fs.readFileSync(path.join(goModuleFolder(module), 'go.mod'), 'utf8'));
  const versions = goMods.map((goMod) => parse(/^go (\d+)\.(\d+)/m.exec(goMod)) ?? none);
  return versions.reduce((a, b) => (atLeast(a, b) ? a : b), none);
}

async function versionOf(file: string, env: NodeJS.ProcessEnv): Promise<Version | undefined> {
  try {
    // Otherwise Go states the version of a toolchain that it would download.
    const local = { ...env, GOTOOLCHAIN: 'local' };
    const { stdout } = await promisify(execFile)(file, ['env', 'GOVERSION'], { env: local, cwd: '/', timeout: 20_000 });
    return parse(/\bgo(\d+)\.(\d+)/.exec(stdout));
  } catch {
    return undefined;
  }
}

const parse = (match: RegExpExecArray | null): Version | undefined =>
  match ? [Number(match[1]), Number(match[2])] : undefined;

const atLeast = (a: Version, b: Version): boolean => a[0] > b[0] || (a[0] === b[0] && a[1] >= b[1]);
