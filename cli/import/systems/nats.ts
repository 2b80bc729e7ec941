import { charts } from '../../../app/catalogue';
import { folder, type System } from '../system';

const { nats: server, nack } = charts;

export const nats: System = {
  id: 'nats',
  kinds: { 'jetstream.nats.io': ['Account', 'Stream', 'Consumer'] },
  crds: { ...folder('nats-io/k8s', `nack-${nack.version}`, 'helm/charts/nack/crds'), files: ['crds.yml'] },
  cut: ['Stream.spec.mirror', 'Stream.spec.sources', 'Stream.spec.republish', 'Stream.spec.placement'],
  charts: [
    {
      name: nack.name,
      copy: 'chart-nack',
      upstream: folder('nats-io/k8s', `nack-${nack.version}`, 'helm/charts/nack'),
    },
    {
      name: server.name,
      upstream: folder('nats-io/k8s', `nats-${server.version}`, 'helm/charts/nats'),
    },
  ],
};
