import type { Resources } from './footprint';

/** What a process needs that asks one server how it is, and tells Prometheus. */
export const exporterResources: Resources = {
  requests: { cpu: '10m', memory: '32Mi' },
  limits: { memory: '128Mi' },
};
