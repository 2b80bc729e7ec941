import { Construct } from 'constructs';
import { AlertmanagerConfig } from '../../imports/monitoring.coreos.com';
import { inPhase } from '../gitops/sync';
import { labels } from '../shared/labels';

export interface AlertReceiverProps {
  /** Where alerts are POSTed as Alertmanager's JSON: an `https://` URL without credentials, as it ends in git. */
  readonly webhook: string;
}

/** What asks nobody to act: the one that always fires, and those that only silence others. */
const quiet = 'none|info';

/** The whole of Alertmanager's configuration where one URL is told of all alerts. */
export class AlertReceiver extends Construct {
  readonly configName: string;

  /** @param id name of the custom resource */
  constructor(scope: Construct, id: string, { webhook }: AlertReceiverProps) {
    super(scope, id);
    this.configName = id;
    new AlertmanagerConfig(this, 'config', {
      metadata: {
        name: id,
        labels: labels({ name: 'alertmanager', instance: id, component: 'alerts' }),
        // Before the Alertmanager, whose pods wait for it.
        annotations: inPhase('foundation'),
      },
      spec: {
        receivers: [{ name: 'webhook', webhookConfigs: [{ url: webhook, sendResolved: true }] }, { name: 'nobody' }],
        route: {
          receiver: 'webhook',
          groupBy: ['alertname', 'namespace'],
          groupWait: '30s',
          groupInterval: '5m',
          repeatInterval: '12h',
          routes: [{ receiver: 'nobody', matchers: [{ name: 'severity', matchType: '=~', value: quiet }] }],
        },
      },
    });
  }
}
