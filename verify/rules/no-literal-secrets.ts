import { parse } from 'yaml';
import { type Path, at, fields, isFields, strings, text } from '../fields';
import { kindOf } from '../kind';
import type { Located, Manifest } from '../manifest';
import { type Finding, rule } from '../rule';
import { type Node, walk } from '../walk';

const secretVariable = /(^|_)(PASSWORD|PASSWD|PASS|TOKEN|SECRET|KEY|CREDENTIALS?)(_|$)/i;
const pathVariable = /_(FILE|PATH|DIR)$/i;
const reference = /^\$\([A-Za-z_]\w*\)$/;
/** How values of NATS' chart name a variable of the server, which reads its configuration with them. */
const chartVariable = /^<< \$[A-Za-z_]\w* >>$/;
const secretKey =
  /(password|passwd|token|(secret|access|private|api)[_-]?key|(client|github|gitlab|webhook)[_-]?secret)$/i;
/** Where charts are told the name of a Secret that is there already. */
const nameOfSecret = 'existingSecret';
const credentialsInUrl = /[a-z][a-z0-9+.-]*:\/\/[^\s/:@"']*:[^\s/@"']+@/i;
const privateKey = /-----BEGIN [A-Z ]*PRIVATE KEY-----/;

const remedy = 'Let an ExternalSecret draw it in the cluster, and mount the Secret as a file.';

/** Maps whose keys name what the values are, with the path that they stand at. */
function* keyedValues({ path, value }: Node): Generator<readonly [Path, string, string]> {
  for (const [key, one] of Object.entries(strings(value))) yield [[...path, key], key, one];
  const parameter = fields(value);
  const [name, literal] = [text(parameter.name), text(parameter.value)];
  if (name !== undefined && literal !== undefined) yield [[...path, 'value'], name, literal];
}

/** Parts of an object whose keys are ours to choose: Helm values, ConfigMaps, templates of Secrets. */
function* looseMaps(object: Manifest): Generator<Node> {
  const kind = kindOf(object);
  if (kind === '/ConfigMap') yield { path: ['data'], value: object.data };
  if (kind === 'external-secrets.io/ExternalSecret') {
    yield { path: ['spec', 'target', 'template', 'data'], value: at(object, 'spec', 'target', 'template', 'data') };
  }
  if (kind !== 'argoproj.io/Application') return;
  for (const { path, value } of walk(object.spec, ['spec'])) {
    const field = path.at(-1);
    if (field === 'valuesObject' || (field === 'parameters' && path.at(-2) === 'helm')) yield { path, value };
    if (field === 'values' && path.at(-2) === 'helm') yield { path, value: parse(text(value) ?? '') as unknown };
  }
}

function* inMaps(on: Located): Generator<Finding> {
  for (const map of looseMaps(on.object)) {
    for (const node of walk(map.value, map.path)) {
      for (const [path, key, value] of keyedValues(node)) {
        if (!secretKey.test(key) || key.startsWith(nameOfSecret)) continue;
        if (value === '' || value.includes('{{') || chartVariable.test(value)) continue;
        yield { on, path, reason: `'${key}' holds a literal value`, remedy };
      }
    }
  }
}

function* inValues(on: Located): Generator<Finding> {
  for (const { path, value } of walk(on.object)) {
    if (isFields(value) && typeof path.at(-1) === 'number' && /env/i.test(String(path.at(-2)))) {
      const [name, literal] = [text(value.name) ?? '', text(value.value) ?? ''];
      const isSecret = secretVariable.test(name) && !pathVariable.test(name);
      if (isSecret && literal !== '' && !reference.test(literal)) {
        yield { on, path: [...path, 'value'], reason: `variable ${name} holds a literal value`, remedy };
      }
    }
    if (typeof value !== 'string') continue;
    if (credentialsInUrl.test(value)) yield { on, path, reason: 'a URL carries credentials', remedy };
    if (privateKey.test(value)) yield { on, path, reason: 'a private key', remedy };
  }
}

export const noLiteralSecrets = rule(
  'no-literal-secrets',
  'No secret in git: none in Secrets, variables, URLs, ConfigMaps or Helm values.',
  function* (set) {
    for (const on of set.ours) {
      for (const field of kindOf(on.object) === '/Secret' ? ['data', 'stringData'] : []) {
        for (const [key, value] of Object.entries(fields(on.object[field]))) {
          if (value !== '')
            yield { on, path: [field, key], reason: `Secret key '${key}' holds a literal value`, remedy };
        }
      }
      yield* inMaps(on);
      yield* inValues(on);
    }
  },
);
