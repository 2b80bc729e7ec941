import { at, text } from '../fields';
import type { Manifest } from '../manifest';
import { pod, port, service } from './shadow';

const webhook = [port(8443, 'https-webhook')];
const metrics = [port(9090, 'metrics')];

/** Pods of the profile `all`, by their Deployment: the label that finds them, and their ports. */
const parts: Readonly<Record<string, readonly [Readonly<Record<string, string>>, readonly ReturnType<typeof port>[]]>> =
  {
    'tekton-pipelines-controller': [{ app: 'tekton-pipelines-controller' }, metrics],
    'tekton-pipelines-webhook': [{ app: 'tekton-pipelines-webhook' }, [...webhook, ...metrics]],
    'tekton-pipelines-remote-resolvers': [{ app: 'tekton-pipelines-resolvers' }, metrics],
    'tekton-events-controller': [{ app: 'tekton-events-controller' }, metrics],
    'tekton-triggers-controller': [{ app: 'tekton-triggers-controller' }, []],
    'tekton-triggers-webhook': [{ app: 'tekton-triggers-webhook' }, webhook],
    'tekton-triggers-core-interceptors': [{ app: 'tekton-triggers-core-interceptors' }, [port(8443, 'https')]],
    'tekton-dashboard': [{ app: 'tekton-dashboard' }, [port(9097, 'http')]],
    'tekton-operator-proxy-webhook': [{ name: 'tekton-operator-proxy-webhook' }, webhook],
    'tekton-pruner-controller': [{ app: 'tekton-pruner-controller' }, []],
    'tekton-pruner-webhook': [
      { 'app.kubernetes.io/component': 'webhook', 'app.kubernetes.io/part-of': 'tekton-pruner' },
      webhook,
    ],
  };

const services: Readonly<Record<string, number>> = {
  'tekton-pipelines-webhook': 443,
  'tekton-triggers-webhook': 443,
  'tekton-triggers-core-interceptors': 8443,
  'tekton-dashboard': 9097,
  'tekton-operator-proxy-webhook': 443,
  'tekton-pruner-webhook': 443,
};

/** Tekton's operator: all that it installs, in one namespace. */
export function tektonConfig({ spec }: Manifest): readonly Manifest[] {
  const namespace = text(at(spec, 'targetNamespace'));
  return [
    ...Object.entries(parts).map(([name, [labels, ports]]) => pod(namespace, name, labels, ports)),
    ...Object.entries(services).map(([name, number]) => service(namespace, name, [number])),
  ];
}

/** Triggers: a Deployment and a Service that receive events. */
export function eventListener({ metadata: { name, namespace } }: Manifest): readonly Manifest[] {
  const labels = {
    'app.kubernetes.io/managed-by': 'EventListener',
    'app.kubernetes.io/part-of': 'Triggers',
    eventlistener: name,
  };
  return [
    pod(namespace, `el-${name}`, labels, [port(8080, 'http'), port(9000, 'metrics')]),
    service(namespace, `el-${name}`, [8080, 9000]),
  ];
}

/** The pods of its runs, which somebody starts. */
export const pipeline = ({ metadata: { name, namespace } }: Manifest): readonly Manifest[] => [
  pod(namespace, `${name}-run`, { 'app.kubernetes.io/managed-by': 'tekton-pipelines', 'tekton.dev/pipeline': name }),
];
