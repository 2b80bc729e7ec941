import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { policyRego } from '../../../app/policy/rego';
import { Policies } from '../../../constructs/security/policies';
import { importedSchemas } from '../../../verify/imports';
import { component, find, render, type Rendered } from '../render';

const rego = { entry: 'package testbedpolicy', libraries: ['package lib.pods'] };
const home = component('policies', 'security');
new Policies(home, 'policies', { rego, registries: ['registry.test/shop'], exceptions: { host: ['DaemonSet/*'] } });

const constraints = render(home).filter(({ kind }) => kind === 'TestbedPolicy');
const parametersOf = (name: string): Rendered => find(home, 'TestbedPolicy', name).spec.parameters;
const template = find(home, 'ConstraintTemplate').spec;

test('the template bears the name that Gatekeeper asks for, and the policies as they were given', () => {
  expect(find(home, 'ConstraintTemplate').metadata.name).toBe(template.crd.spec.names.kind.toLowerCase());
  expect(template.targets[0].code).toEqual([
    { engine: 'Rego', source: { version: 'v1', rego: rego.entry, libs: rego.libraries } },
  ]);
});

test('it comes before the constraints, whose kind it makes', () => {
  const waveOf = ({ metadata }: Rendered) => Number(metadata.annotations?.['argocd.argoproj.io/sync-wave'] ?? 0);
  for (const constraint of constraints)
    expect(waveOf(constraint)).toBeGreaterThan(waveOf(find(home, 'ConstraintTemplate')));
});

test('the kind that is written down has the parameters that the template declares', () => {
  const written = importedSchemas.schemaOf('constraints.gatekeeper.sh/v1beta1', 'TestbedPolicy')?.schema as Rendered;
  const { required, properties } = template.crd.spec.validation.openAPIV3Schema;
  expect(written.properties.spec.properties.parameters).toMatchObject({ required, properties });
});

test('every policy that CI fails on is refused in the cluster', () => {
  const main = readFileSync('policy/main.rego', 'utf8');
  const denied = parse(/denied := \{(.*)\}/.exec(main)?.[1]?.replace(/^(.*)$/, '[$1]') ?? '') as string[];
  const refusing = constraints.filter(({ spec }) => spec.enforcementAction === 'deny');
  expect(denied.length).toBeGreaterThan(5);
  expect(refusing.map(({ spec }) => spec.parameters.policy as string).sort()).toEqual([...denied].sort());
});

test('only what is ours is refused: what charts and operators make is told', () => {
  for (const { metadata, spec } of constraints) {
    const isOurs = spec.match.labelSelector.matchLabels?.['app.kubernetes.io/managed-by'] === 'cdk8s';
    expect(isOurs).toBe(!metadata.name.endsWith('-of-others'));
    if (!isOurs) expect(spec.enforcementAction).toBe('dryrun');
  }
});

test('registries go to the policy that asks for them, and exceptions to the policy that they are from', () => {
  expect(parametersOf('image-registry')).toEqual({ policy: 'image-registry', registries: ['registry.test/shop'] });
  expect(parametersOf('host')).toEqual({ policy: 'host', exceptions: ['DaemonSet/*'] });
  expect(parametersOf('labels')).toEqual({ policy: 'labels' });
});

test('what is shipped is everything that conftest reads, but tests and its own way in', () => {
  const { entry, libraries } = policyRego();
  expect(entry).toMatch(/^package testbedpolicy$/m);
  expect(libraries.length).toBeGreaterThan(6);
  for (const library of libraries) expect(library).toMatch(/^package lib\./m);
});
