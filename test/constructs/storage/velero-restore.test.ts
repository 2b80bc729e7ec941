import { Construct } from 'constructs';
import { App } from 'cdk8s';
import { Additions } from '../../../cli/restore/additions';
import { Restore } from '../../../constructs/shared/restore';
import type { RestoreRequest } from '../../../constructs/shared/restore';
import { saving } from '../collaborators';
import { component, type Rendered } from '../render';

const belongings = { 'strimzi.io/cluster': 'cart-queue' };

function restored(request: RestoreRequest) {
  const home = component('cart');
  const schedule = saving(home);
  schedule.save(home, { store: 'cart-queue', belongings });
  const [restore] = Restore.within(home);
  const add = () => restore?.props.declare(new Construct(home, 'restoring'), request);
  const objects: readonly Rendered[] = new Additions(App.of(home)).of(add, 'restored');
  const of = (kind: string): Rendered => objects.find((object: Rendered) => object.kind === kind);
  return { schedule, restore, objects, of };
}

const at = new Date('2026-03-04T05:06:07.890Z');

test('the newest backup comes into another namespace', () => {
  const { of } = restored({ into: 'cart-restored' });
  const { metadata, spec } = of('Restore');
  expect(metadata).toMatchObject({ name: 'cart-restored', namespace: 'velero' });
  expect(spec).toMatchObject({
    scheduleName: 'cart',
    includedNamespaces: ['cart'],
    namespaceMapping: { cart: 'cart-restored' },
  });
  expect(spec.backupName).toBeUndefined();
});

test('a backup that is named is taken, and a moment leaves a gap for one', () => {
  expect(restored({ into: 'cart-restored', at }).of('Restore').spec.backupName).toBe('name-of-the-backup');
  const { metadata, spec } = restored({ into: 'cart-restored', backup: 'cart-20260304050607' }).of('Restore');
  expect(metadata.name).toBe('cart-restored-cart-20260304050607');
  expect(spec.backupName).toBe('cart-20260304050607');
  expect(spec.scheduleName).toBeUndefined();
});

test('pods come with claims and what they mount, and nothing that an operator or Argo CD would act on', () => {
  const { spec } = restored({ into: 'cart-restored' }).of('Restore');
  expect(spec.includedResources).toEqual(
    expect.arrayContaining(['pods', 'persistentvolumeclaims', 'persistentvolumes', 'secrets', 'configmaps']),
  );
  for (const resource of spec.includedResources) expect(resource).toMatch(/^[a-z]+(\.rbac\.authorization\.k8s\.io)?$/);
  expect(spec.orLabelSelectors).toContainEqual({ matchLabels: belongings });
});

test('the copy reaches itself, names and the Kubernetes API, and no other namespace', () => {
  const { objects, of } = restored({ into: 'cart-restored' });
  expect(of('Namespace').metadata).toMatchObject({
    name: 'cart-restored',
    labels: { 'pod-security.kubernetes.io/enforce': 'restricted' },
  });
  const policies = objects.filter(({ kind }) => kind === 'NetworkPolicy');
  expect(policies.map(({ metadata }) => metadata.namespace as string)).toEqual(policies.map(() => 'cart-restored'));
  const peers = policies.flatMap(({ spec }) => (spec.egress ?? []).flatMap(({ to = [] }: Rendered) => to));
  const namespaces = peers.map((peer: Rendered) => peer.namespaceSelector.matchLabels['kubernetes.io/metadata.name']);
  expect(new Set(namespaces)).toEqual(new Set(['kube-system', 'cart-restored']));
});

test('into its own namespace nothing is mapped, and nothing of it made anew', () => {
  const { objects, of } = restored({ into: 'cart' });
  expect(objects.map(({ kind }) => kind as string)).toEqual(['Restore']);
  expect(of('Restore').spec.namespaceMapping).toBeUndefined();
  expect(of('Restore').spec.existingResourcePolicy).toBe('none');
});

test('the namespace of another component is refused', () => {
  expect(() => restored({ into: 'object-store' })).toThrow(/new one, got 'object-store'/);
});

test('the schedule knows what is saved nowhere else', () => {
  expect(restored({ into: 'cart' }).schedule.saved).toEqual([{ store: 'cart-queue', belongings }]);
});
