import { readFileSync } from 'node:fs';
import { charts, images, kustomizations, releases } from '../../app/catalogue';
import renovate from '../../renovate.json';

const source = readFileSync('app/catalogue.ts', 'utf8');
const [manager] = renovate.customManagers;
const found = (manager?.matchStrings ?? []).flatMap((pattern) =>
  [...source.matchAll(new RegExp(pattern, 'g'))].map(({ groups = {} }) => groups),
);

test('Renovate finds every version of the catalogue, each once', () => {
  const versions = [
    ...[...Object.values(charts), ...Object.values(kustomizations)].map(({ version }) => version),
    ...Object.values(releases),
    ...Object.values(images).map((image) => image.slice(image.lastIndexOf(':') + 1)),
  ];
  expect(found.map(({ currentValue }) => currentValue).sort()).toEqual(versions.sort());
});

test('Renovate looks for each where it comes from', () => {
  for (const { repository, name, version } of Object.values(charts)) {
    const { datasource, depName, registryUrl } = found.find(
      (one) => one.currentValue === version && one.depName?.endsWith(name),
    )!;
    if (repository.includes('://'))
      expect({ depName, registryUrl }).toEqual({ depName: name, registryUrl: repository.replace(/\/$/, '') });
    else expect({ depName, datasource }).toEqual({ depName: `${repository}/${name}`, datasource: 'docker' });
  }
});

test('no version is one that moves', () => {
  for (const { currentValue } of found) expect(currentValue).toMatch(/\d+\.\d+/);
});

test("Vitess's operator has the version of the folder that installs it", () => {
  expect(images.vitessOperator.split(':').at(-1)).toBe(kustomizations.vitessOperator.version);
});
