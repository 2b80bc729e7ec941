import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { Construct } from 'constructs';
import { GrafanaDashboard } from '../../imports/grafana.integreatly.org';
import { inPhase } from '../gitops/sync';
import { labels } from '../shared/labels';

/** Where the files are: one a dashboard, as Grafana exports it. */
export const dashboardsFolder = path.join(__dirname, 'dashboards');

export interface DashboardProps {
  /** Labels of the Grafana that shows it. */
  readonly instance: Readonly<Record<string, string>>;
}

/** A dashboard of one file. */
export class Dashboard extends Construct {
  /** @param id name of the file without `.json`, and of the custom resource */
  constructor(scope: Construct, id: string, { instance }: DashboardProps) {
    super(scope, id);
    new GrafanaDashboard(this, 'dashboard', {
      metadata: { name: id, labels: labels({ name: id, component: 'dashboard' }), annotations: inPhase('workload') },
      spec: {
        instanceSelector: { matchLabels: { ...instance } },
        folder: 'Testbed',
        json: readFileSync(path.join(dashboardsFolder, `${id}.json`), 'utf8'),
      },
    });
  }
}
