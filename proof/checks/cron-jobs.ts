import { at } from '../../verify/fields';
import type { Manifest } from '../../verify/manifest';
import type { Check } from '../check';
import { LiveObjects } from '../kubernetes/live-objects';
import { until } from '../processes/until';

/** Nobody wants to wait for the night; the pods that it leaves behind are looked at by the checks after it. */
export const cronJobs: Check = {
  name: 'cron-jobs',
  claim: 'What runs by the clock is admitted and ends, when it is started by hand',
  async run({ plane, signal }) {
    const scheduled = (await LiveObjects.read(plane.client)).of('batch/CronJob');
    const problems: string[] = [];
    await Promise.all(
      scheduled.map(async ({ metadata: { name, namespace = '' } }) => {
        const job = `${name}-by-hand`.slice(0, 63);
        await plane.kubectl(['--namespace', namespace, 'create', 'job', job, `--from=cronjob/${name}`]);
        const ends = async () => {
          const found = await plane.kubectl(['--namespace', namespace, 'get', 'job', job, '--output=json']);
          return at(JSON.parse(found) as Manifest, 'status', 'succeeded') === 1;
        };
        await until(`${namespace}/${job} ends`, ends, { signal, within: 120 }).catch((error: unknown) => {
          signal.throwIfAborted();
          problems.push(String(error));
        });
      }),
    );
    return { looked: `${scheduled.length} CronJobs`, problems };
  },
};
