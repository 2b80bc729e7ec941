import { App, Chart } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { Component } from '../../../constructs/gitops/component';
import type { ComponentProps } from '../../../constructs/gitops/component';
import { component, find, kinds, render } from '../render';

test('a component owns a namespace that lets nothing in or out but questions of names', () => {
  const shop = component();
  expect(kinds(shop)).toEqual(['Namespace', 'NetworkPolicy']);
  const deny = find(shop, 'NetworkPolicy', 'default-deny');
  expect(deny.spec).toEqual({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
  const dns = find(shop, 'NetworkPolicy', 'dns').spec;
  expect(dns.policyTypes).toEqual(['Egress']);
  expect(dns.egress).toHaveLength(1);
  expect(dns.egress[0].ports.map(({ port, protocol }: k8s.NetworkPolicyPort) => [port, protocol])).toEqual([
    [53, 'UDP'],
    [53, 'TCP'],
  ]);
});

test('its namespace is restricted, and itself in no namespace', () => {
  const { metadata } = find(component(), 'Namespace');
  expect(metadata.labels).toMatchObject({
    'pod-security.kubernetes.io/enforce': 'restricted',
    'pod-security.kubernetes.io/enforce-version': 'v1.34',
  });
  expect(metadata).not.toHaveProperty('namespace');
  expect(metadata).not.toHaveProperty('annotations');
});

test('a looser namespace still warns of what restricted would refuse, and one with data is kept', () => {
  const app = new App();
  const props: Required<Omit<ComponentProps, 'namespace'>> = {
    layer: 'datastores',
    role: 'operator',
    podSecurity: 'baseline',
    holdsData: true,
  };
  const store = new Component(app, 'store', props);
  const { metadata } = find(store, 'Namespace');
  expect(metadata.labels).toMatchObject({
    'pod-security.kubernetes.io/enforce': 'baseline',
    'pod-security.kubernetes.io/warn': 'restricted',
    'pod-security.kubernetes.io/audit': 'restricted',
  });
  for (const object of render(store)) {
    expect(object.metadata.annotations['argocd.argoproj.io/sync-options']).toBe('Prune=false,Delete=false');
  }
  expect(store).toMatchObject({ layer: 'datastores', role: 'operator' });
});

test('a guest puts its objects into the namespace of its host and makes none', () => {
  const app = new App();
  const host = component('host', 'storage', app);
  const guest = new Component(app, 'guest', { layer: 'storage', namespace: host });
  new k8s.KubeConfigMap(guest, 'config', { metadata: { name: 'config' } });
  expect(render(guest).map(({ kind, metadata }) => [kind, metadata.namespace])).toEqual([['ConfigMap', 'host']]);
});

test('a component without a namespace has no policies either', () => {
  const nowhere = new Component(new App(), 'classes', { layer: 'storage', namespace: 'none' });
  expect(render(nowhere)).toEqual([]);
  expect(() => {
    nowhere.labelNamespace('a', 'b');
  }).toThrow(/'classes' has no namespace of its own to label/);
});

test('a label on the namespace is for selectors of others', () => {
  const shop = component();
  shop.labelNamespace('testbed/client', 'true');
  expect(find(shop, 'Namespace').metadata.labels['testbed/client']).toBe('true');
});

test('a construct knows its component, and other charts are none', () => {
  const shop = component();
  const map = new k8s.KubeConfigMap(shop, 'config', {});
  expect(Component.containing(map)).toBe(shop);
  const app = new App();
  expect(new Component(app, 'a', { layer: 'storage' }) instanceof Component).toBe(true);
  expect(app instanceof Component).toBe(false);
});

test('fails when a construct that needs a component stands in another chart', () => {
  const plain = new Chart(new App(), 'plain');
  expect(plain instanceof Component).toBe(false);
  expect(() => Component.containing(new k8s.KubeConfigMap(plain, 'config', {}))).toThrow(
    /plain\/config is not within a component/,
  );
});
