import { picture } from '../../app/picture';
import { settingsLike, synthesizeInMemory } from './synthesized';

const lines = picture(synthesizeInMemory(settingsLike('production')).testbed).split('\n');

test('a service is a box with what it speaks to its own stores and queues', () => {
  expect(lines).toContain('  point["point<br/><small>postgres, memcached, kafka</small>"]');
  expect(lines).toContain('  admin["admin"]');
});

test('whoever talks to another component has an arrow to it, by what is spoken', () => {
  for (const arrow of ['user -->|grpc| payment-info', 'order -->|kafka| point', 'product -->|s3| object-store']) {
    expect(lines).toContain(`  ${arrow}`);
  }
});

test('operators, backups and checks are not drawn, and nothing twice', () => {
  expect(lines.filter((line) => /operator|backup|check/.test(line))).toEqual([]);
  expect(new Set(lines).size).toBe(lines.length);
  expect(lines).not.toContain('  user -->|s3| object-store');
});
