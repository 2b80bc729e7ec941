import { describeApplication, isSettled } from '../argo-cd/application';
import type { Check } from '../check';

export const settled: Check = {
  name: 'settled',
  claim: 'Every Application is Synced and Healthy, without a condition',
  run({ manifests, applications }) {
    const expected = [
      'root',
      ...manifests.filter(({ object }) => object.kind === 'Application').map(({ object }) => object.metadata.name),
    ];
    const names = [...new Set(expected)];
    const problems = names.flatMap((name) => {
      const application = applications.get(name);
      if (!application) return [`${name} is not there`];
      return isSettled(application) ? [] : [describeApplication(application)];
    });
    return Promise.resolve({ looked: `${names.length} Applications`, problems });
  },
};
