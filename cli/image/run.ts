import * as fs from 'node:fs';
import * as path from 'node:path';
import { services } from '../../app/services';
import type { ServiceName } from '../../app/services';
import { checkImageVersion } from '../../app/settings/image-version';
import { loadSettings } from '../../app/settings/load';
import { didYouMean } from '../../app/settings/suggestion';
import { Failure } from '../failure';
import type { Promotion } from '../promote/choose';
import { withImages } from '../promote/edit';
import { checkSettings, replaceFile } from '../promote/write';

/** Writes which image of each service an environment runs. @throws Failure or SettingsError, and nothing is changed then */
export function setImages(environment: string, images: readonly string[]): void {
  const directory = path.join(__dirname, '..', '..', 'environments');
  const [settings] = loadSettings({ directory, names: [environment], env: {} });
  const wanted = readImages(images);
  const changes = wanted.filter(({ service, after }) => settings?.images[service] !== after);
  if (changes.length > 0) {
    const file = path.join(directory, `${environment}.yaml`);
    const before = fs.readFileSync(file, 'utf8');
    const after = withImages(before, changes);
    checkSettings(file, after, changes);
    replaceFile(file, before, after);
  }
  const lines = changes.map(({ service, after }) => `${service} ${after}\n`);
  process.stdout.write(lines.join('') || `${environment} names these images already.\n`);
}

/** @throws Failure with everything that is wrong */
export function readImages(images: readonly string[]): readonly Promotion[] {
  const names = Object.keys(services) as ServiceName[];
  const problems: string[] = [];
  const read = images.flatMap((image): Promotion[] => {
    const [, name = '', after = ''] = /^([^=]*)=(.*)$/.exec(image) ?? [];
    const service = names.find((one) => one === name);
    const complaint = checkImageVersion(after);
    if (service === undefined) problems.push(`  ${image}: ${didYouMean(name, names)}`);
    else if (complaint) problems.push(`  ${image}: ${complaint.rule}; ${complaint.remedy}`);
    else return [{ service, after }];
    return [];
  });
  if (problems.length > 0)
    throw new Failure(`not every image can be written down:\n${problems.join('\n')}`, 'write <service>=<tag>@<digest>');
  return read;
}
