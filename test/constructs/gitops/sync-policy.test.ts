import { syncPolicy } from '../../../constructs/gitops/sync-policy';

const { syncOptions, retry } = syncPolicy();

test('the API server is asked once, and says itself what is wrong', () => {
  expect(syncOptions).toContain('Validate=false');
});

test('a sync is tried for as long as a webhook may take to answer', () => {
  const seconds = (duration = '') => Number(/^\d+/.exec(duration)?.[0]) * (duration.endsWith('m') ? 60 : 1);
  const { duration, factor = 1, maxDuration } = retry?.backoff ?? {};
  let waited = 0;
  for (let attempt = 0; attempt < (retry?.limit ?? 0); attempt++) {
    waited += Math.min(seconds(duration) * factor ** attempt, seconds(maxDuration));
  }
  expect(waited).toBeGreaterThan(10 * 60);
});
