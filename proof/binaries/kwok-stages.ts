import * as fs from 'node:fs';
import * as path from 'node:path';
import { Failure } from '../../cli/failure';
import { goModuleFolder, stageFolder } from './cache';
import { complete } from './complete';
import { runGo, type GoCommand } from './go-command';
import { requiredVersion } from './ldflags';

const kwok = 'sigs.k8s.io/kwok';
/** A node that stays, and pods that run at once: paths in kwok's module. */
const stages = ['node/fast', 'node/heartbeat-with-lease', 'pod/fast'].map((one) =>
  path.join('kustomize', 'stage', one),
);
const crd = path.join('kustomize', 'crd', 'bases', 'kwok.x-k8s.io_stages.yaml');

/** Puts kwok's Stages and their CRD, which are no Go code, into the cache. */
export async function copyKwokStages(command: Omit<GoCommand, 'module' | 'log'>): Promise<void> {
  await complete(stageFolder(command.env), async (unfinished) => {
    const source = await download({ ...command, module: 'control-plane', log: path.join(unfinished, 'go.json') });
    fs.rmSync(path.join(unfinished, 'go.json'));
    for (const folder of stages) {
      for (const file of fs.readdirSync(path.join(source, folder)).filter(isStage)) {
        copy(path.join(source, folder, file), path.join(unfinished, file));
      }
    }
    copy(path.join(source, crd), path.join(unfinished, 'crd.yaml'));
  });
}

const isStage = (file: string): boolean => file.endsWith('.yaml') && file !== 'kustomization.yaml';

/** @returns the folder of kwok's module */
async function download(command: GoCommand): Promise<string> {
  const goMod = fs.readFileSync(path.join(goModuleFolder(command.module), 'go.mod'), 'utf8');
  await runGo(command, ['mod', 'download', '-json', `${kwok}@${requiredVersion(goMod, kwok) ?? ''}`]);
  const said = fs.readFileSync(command.log, 'utf8');
  // Whatever Go says while it downloads comes before the answer.
  const folder = /"Dir": "(.+)"/.exec(said)?.[1];
  if (folder === undefined)
    throw new Failure(`go mod download of ${kwok} named no folder:\n${said}`, 'see go help mod');
  return folder;
}

/** As a file of our own: those of the module cache are read-only, and a folder of such cannot be removed. */
const copy = (from: string, to: string): void => {
  fs.writeFileSync(to, fs.readFileSync(from));
};
