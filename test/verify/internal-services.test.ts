import { internalServices } from '../../verify/rules/internal-services';
import { faults } from './fixture';

test.each(['LoadBalancer', 'NodePort', 'ExternalName'])('a Service of type %s', (type) => {
  expect(faults(internalServices, 'Service', 'user', { 'spec.type': type })).toEqual([
    `spec.type: ${type} opens another way in`,
  ]);
});
