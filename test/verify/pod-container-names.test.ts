import { podContainerNames } from '../../verify/rules/pods/container-names';
import { faults } from './fixture';

const base = 'spec.template.spec';

test('an init container that is called as a container', () => {
  const edits = { [`${base}.initContainers`]: [{ name: 'user', image: 'user:v1' }] };
  expect(faults(podContainerNames, 'Deployment', 'user', edits)).toEqual([
    expect.stringContaining("name: another container is called 'user'"),
  ]);
});

test('another name is fine', () => {
  const edits = { [`${base}.initContainers`]: [{ name: 'wait', image: 'user:v1' }] };
  expect(faults(podContainerNames, 'Deployment', 'user', edits)).toEqual([]);
});
