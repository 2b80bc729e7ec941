import { backgroundPriority, PriorityClasses, servicePriority } from '../../../constructs/shared/priority';
import { component, find } from '../render';

test('background work gives way to services, and pushes nobody out itself', () => {
  const home = component();
  new PriorityClasses(home, 'classes');
  const [service, background] = [servicePriority, backgroundPriority].map((name) => find(home, 'PriorityClass', name));
  expect(service.value).toBeGreaterThan(background.value);
  expect(background.value).toBeLessThan(0);
  expect(background.preemptionPolicy).toBe('Never');
  expect(service.metadata).not.toHaveProperty('namespace');
});
