import { App } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { Component } from '../../../constructs/gitops/component';
import { clusterScoped } from '../../../constructs/gitops/cluster-scoped';
import { component, find } from '../render';

test('cluster-scoped objects carry no namespace, wherever they stand', () => {
  const homes: readonly Component[] = [
    component(),
    new Component(new App(), 'nowhere', { layer: 'storage', namespace: 'none' }),
  ];
  for (const home of homes) {
    const role = new k8s.KubeClusterRole(home, 'role', { metadata: { name: 'reader' } });
    expect(clusterScoped(role)).toBe(role);
    expect(find(home, 'ClusterRole').metadata).not.toHaveProperty('namespace');
  }
});
