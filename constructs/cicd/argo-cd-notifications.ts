import type { ArgoCdValues } from '../../imports/values/argo-cd';
import type { Resources } from '../shared/footprint';

export const notifier: Resources = { requests: { cpu: '10m', memory: '64Mi' }, limits: { memory: '256Mi' } };

type Notifications = NonNullable<ArgoCdValues['notifications']>;

const message = {
  application: '{{.app.metadata.name}}',
  health: '{{.app.status.health.status}}',
  sync: '{{.app.status.sync.status}}',
  revision: '{{.app.status.sync.revision}}',
};

/** When to tell: conditions of Argo CD's own expression language. */
const triggers = {
  'on-health-degraded': "app.status.health.status == 'Degraded'",
  'on-sync-failed': "app.status.operationState != nil and app.status.operationState.phase in ['Error', 'Failed']",
};

/** Tells a webhook, by a POST of JSON, of every Application that is degraded or cannot be synced. @param url without credentials */
export function notificationsTo(url: string): Notifications {
  const webhook = { method: 'POST', body: JSON.stringify(message) };
  return {
    enabled: true,
    resources: notifier,
    notifiers: {
      'service.webhook.testbed': yaml({ url, headers: [{ name: 'Content-Type', value: 'application/json' }] }),
    },
    templates: { 'template.testbed': yaml({ webhook: { testbed: webhook } }) },
    triggers: Object.fromEntries(
      Object.entries(triggers).map(([name, when]) => [`trigger.${name}`, yaml([{ when, send: ['testbed'] }])]),
    ),
    subscriptions: [{ recipients: ['testbed'], triggers: Object.keys(triggers) }],
  };
}

/** JSON is YAML, which these settings are read as. */
const yaml = (value: object): string => JSON.stringify(value);
