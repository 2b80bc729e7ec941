import * as fs from 'node:fs';
import * as path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { kindOfStage, readStages } from '../../../proof/operators/stages';
import type { Stage } from '../../../proof/operators/stages';
import { at, fields, items } from '../../../verify/fields';
import { groupBy } from '../../../verify/group-by';
import { importedSchemas } from '../../../verify/imports';
import { kindOf } from '../../../verify/kind';
import { optionalComponents } from '../../../app/inventory';
import { services } from '../../../app/services';
import { variableOf } from '../../../app/settings/overrides';
import { alternativesTo } from '../../../app/stores';
import { settingsLike, shippedSettings, synthesizeInMemory } from '../../app/synthesized';

const folder = path.join('proof', 'stages');
const files = fs.readdirSync(folder);
const stages = readStages(folder);
/** What each service could keep its data in instead: those operators work in no environment that is shipped. */
const alternatives = Object.entries(services).map(([service, { store }]) => ({
  variable: variableOf(['stores', service]),
  others: store === undefined ? [] : alternativesTo(store).filter((other) => other !== store),
}));
/** As many environments as a service has alternatives at most: all services change at once. */
const rounds = Math.max(...alternatives.map(({ others }) => others.length));
const exchanged = Array.from({ length: rounds }, (_, round) =>
  settingsLike(
    'local',
    Object.fromEntries(
      alternatives.flatMap(({ variable, others: { [round]: other } }) =>
        other === undefined ? [] : [[variable, other]],
      ),
    ),
  ),
);
/** What no environment has that is shipped. */
const complete = settingsLike(
  'local',
  Object.fromEntries(Object.keys(optionalComponents).map((name) => [variableOf(['components', name]), 'true'])),
);
const manifests = [...shippedSettings(), ...exchanged, complete].flatMap((settings) =>
  synthesizeInMemory(settings).located.map(({ object }) => object),
);

const nameOf = ({ metadata }: Stage): string => metadata.name;
const readyName = (kind: string): string => `${kind.toLowerCase()}-ready`;

/** Whether somebody writes a status into resources of the kind: then Argo CD can wait for it. */
function isOperated(apiVersion: string, kind: string): boolean {
  const found = importedSchemas.schemaOf(apiVersion, kind);
  const status = at(found?.schema, 'properties', 'status');
  const hasContent =
    Object.keys(fields(at(status, 'properties'))).length > 0 ||
    at(status, 'x-kubernetes-preserve-unknown-fields') === true;
  return found?.isCustom === true && hasContent && !apiVersion.startsWith('argoproj.io/');
}

/** Of these the operator says nothing before their hour comes, which may be tomorrow, or at all: Argo CD waits for none of them. */
const silent = [
  'keda.sh/TriggerAuthentication',
  // Who uses them it says only when it is asked to, which is an experiment still.
  'monitoring.coreos.com/PodMonitor',
  'monitoring.coreos.com/PrometheusRule',
  'pingcap.com/BackupSchedule',
];

describe('the simulated operators', () => {
  it.each(files)('%s has Stages of one kind, named after it, and nothing else', (file) => {
    const documents = parseAllDocuments(fs.readFileSync(path.join(folder, file), 'utf8'));
    expect(documents.flatMap(({ errors }) => errors)).toEqual([]);
    const kind = path.basename(file, '.yaml');
    const found = documents.map((document) => document.toJS() as Stage);
    expect(found.map((one) => one.kind)).toEqual(found.map(() => 'Stage'));
    expect(found.map(({ spec }) => spec.resourceRef.kind)).toEqual(found.map(() => kind));
    const strangers = found.map(nameOf).filter((name) => !name.startsWith(`${kind.toLowerCase()}-`));
    expect(strangers).toEqual([]);
  });

  it('has a last step for every resource that an operator reports on', () => {
    const operated = manifests
      .filter(({ apiVersion, kind }) => isOperated(apiVersion, kind))
      .filter((resource) => !silent.includes(kindOf(resource)));
    expect(operated).not.toEqual([]);
    const last = new Set(
      stages.filter((stage) => nameOf(stage) === readyName(stage.spec.resourceRef.kind)).map(kindOfStage),
    );
    expect([...new Set(operated.map(kindOf))].filter((kind) => !last.has(kind))).toEqual([]);
  });

  it('holds back no kind that nobody would release', () => {
    const written = new Set(manifests.map(kindOf));
    const held = stages.filter((stage) => nameOf(stage).endsWith('-ready')).map(kindOfStage);
    expect(held.filter((kind) => !written.has(kind))).toEqual([]);
  });

  it('gives every Stage a name of its own: the API server would keep only one', () => {
    const twice = [...groupBy(stages, nameOf)].filter(([, found]) => found.length > 1).map(([name]) => name);
    expect(twice).toEqual([]);
  });

  it('leaves alone what is being deleted', () => {
    const blind = stages.filter(
      ({ spec }) =>
        !items(at(spec, 'selector', 'matchExpressions')).some((one) =>
          JSON.stringify(one).includes('deletionTimestamp'),
        ),
    );
    expect(blind.map(nameOf)).toEqual([]);
  });
});
