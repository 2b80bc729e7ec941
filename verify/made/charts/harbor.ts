import { at } from '../../fields';
import type { Manifest } from '../../manifest';
import { configMap, pod, port, secret, service } from '../shadow';
import type { Release } from './release';

/** What a Service of no pod's name leads to comes first. */
const components: Readonly<Record<string, readonly number[]>> = {
  nginx: [8080],
  core: [8080],
  portal: [8080],
  jobservice: [8080],
  registry: [5000, 8080],
  redis: [],
  trivy: [8080],
};

const services: Readonly<Record<string, readonly number[]>> = {
  core: [80],
  portal: [80],
  jobservice: [80],
  registry: [5000, 8080],
  redis: [6379],
  trivy: [8080],
};

/** Secrets of its own, with what is in none of those that it is given. */
const secrets = ['core', 'jobservice', 'registry', 'registryctl', 'trivy'];

/** Chart harbor 1.19 with a database elsewhere, behind its own proxy without TLS; no pod has an account. */
export function harbor({ namespace, name, values }: Release): readonly Manifest[] {
  const labels = (component: string) => ({
    app: 'harbor',
    release: name,
    component,
    'app.kubernetes.io/name': 'harbor',
    'app.kubernetes.io/instance': name,
    'app.kubernetes.io/component': component,
  });
  const proxy = at(values, 'expose', 'clusterIP', 'name');
  const exports = at(values, 'metrics', 'enabled') === true;
  return [
    ...(exports
      ? [
          pod(namespace, `${name}-exporter`, labels('exporter'), [port(8001)]),
          service(namespace, `${name}-exporter`, [8001]),
          secret(namespace, `${name}-exporter`),
          configMap(namespace, `${name}-exporter-env`),
        ]
      : []),
    ...Object.entries(components).map(([component, ports]) =>
      pod(
        namespace,
        `${name}-${component}`,
        labels(component),
        [...ports, ...(exports && component === 'registry' ? [8001] : [])].map((one) => port(one)),
      ),
    ),
    ...Object.entries(services).map(([component, ports]) => service(namespace, `${name}-${component}`, ports)),
    service(namespace, typeof proxy === 'string' ? proxy : 'harbor', [80]),
    ...secrets.map((component) => secret(namespace, `${name}-${component}`)),
    ...['core', 'jobservice', 'registry', 'registryctl', 'portal', 'nginx'].map((component) =>
      configMap(namespace, `${name}-${component}`),
    ),
    configMap(namespace, `${name}-jobservice-env`),
  ];
}
