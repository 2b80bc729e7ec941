import { ConnectionCheck } from '../../../constructs/shared/connection-check';
import type { ConnectionCheckProps } from '../../../constructs/shared/connection-check';
import { Edge } from '../../../constructs/shared/edge';
import { check, stranger } from '../collaborators';
import { component, find } from '../render';

const shop = component();
const server = stranger(shop, 'routers');
const props: Required<ConnectionCheckProps> = {
  name: 'user-db-check',
  connection: {
    protocol: 'mysql',
    host: 'user-db.shop.svc',
    port: 3306,
    servers: [{ pods: server, ports: [{ port: 6446 }] }],
    check,
  },
};
new ConnectionCheck(shop, 'check', props);
const { spec } = find(shop, 'CronJob');

test('checks do not pile up, and a hanging one is ended', () => {
  expect(spec.concurrencyPolicy).toBe('Forbid');
  expect(spec.jobTemplate.spec.activeDeadlineSeconds).toBeLessThan(600);
});

test('it asks the pods behind the connection, on the port where they listen', () => {
  const [edge] = Edge.within(shop);
  expect(edge).toMatchObject({ server, ports: [{ port: 6446 }], protocol: 'mysql' });
  expect(edge?.client.podLabels).toMatchObject({ 'app.kubernetes.io/component': 'check' });
});

test('it is told the same as the service', () => {
  const [container] = spec.jobTemplate.spec.template.spec.containers;
  expect(container.env).toContainEqual({ name: 'DB_HOST', value: 'user-db.shop.svc' });
  expect(container.image).toBe(check.image);
});
