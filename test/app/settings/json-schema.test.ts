import * as fs from 'node:fs';
import * as path from 'node:path';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { settingsJsonSchema } from '../../../app/settings/json-schema';
import { settingPaths } from '../../../app/settings/setting-paths';
import { targets } from '../../../cli/generate';
import { sound } from './folder';

const environments = path.join(__dirname, '..', '..', '..', 'environments');
const validate = new Ajv({ strict: true, allErrors: true }).compile(settingsJsonSchema());

test('the committed schema is the generated one', async () => {
  const target = targets.find(({ file }) => file === 'environments/settings.schema.json');
  const committed = fs.readFileSync(path.join(environments, 'settings.schema.json'), 'utf8');
  expect(await target?.content(committed)).toBe(committed);
});

test.each(['local.yaml', 'production.yaml'])('%s satisfies the schema and names it for editors', (file) => {
  const text = fs.readFileSync(path.join(environments, file), 'utf8');
  expect(text).toMatch(/^# yaml-language-server: \$schema=\.\/settings\.schema\.json\n/);
  expect(validate(parse(text))).toBe(true);
});

test.each([
  ['an unknown key', `${sound}profil: small\n`],
  ['an unknown profile', sound.replace('small', 'medium')],
  ['an unknown service', `${sound}services: { usr: true }\n`],
  ['a switch that is a text', `${sound}services: { user: "on" }\n`],
  ['no domain', sound.replace(/domain:.*\n/, '')],
])('the schema refuses %s', (_, text) => {
  expect(validate(parse(sound))).toBe(true);
  expect(validate(parse(text))).toBe(false);
});

test('every setting has a description', () => {
  const schema = settingsJsonSchema();
  const bare = settingPaths.filter(({ path: keys }) => {
    const node = keys.reduce<unknown>(
      (at, key) => (at as { properties: Record<string, unknown> }).properties[key],
      schema,
    );
    return !(node as { description?: string }).description;
  });
  expect(bare).toEqual([]);
});
