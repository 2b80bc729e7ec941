import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { Construct } from 'constructs';
import { parse } from 'yaml';
import { PrometheusRule } from '../../imports/monitoring.coreos.com';
import type { PrometheusRuleSpecGroups } from '../../imports/monitoring.coreos.com';
import { labels } from '../shared/labels';

/** One file a job, in the format of Prometheus, so that `promtool` can check and test them as they are. */
const folder = path.join(__dirname, 'alerts');

/** Names of the files, without `.yaml`: each is the job that it watches. */
export const alertFiles = (): readonly string[] =>
  readdirSync(folder)
    .map((file) => path.basename(file, '.yaml'))
    .sort();

export interface AlertsProps {
  /** Name of the file without `.yaml`. */
  readonly file: string;
}

/** Rules of one file. */
export class Alerts extends Construct {
  /** @param id name of the custom resource */
  constructor(scope: Construct, id: string, { file }: AlertsProps) {
    super(scope, id);
    const text = readFileSync(path.join(folder, `${file}.yaml`), 'utf8');
    const { groups } = parse(text) as { groups: PrometheusRuleSpecGroups[] };
    new PrometheusRule(this, 'rule', {
      metadata: { name: id, labels: labels({ name: file, instance: id, component: 'alerts' }) },
      spec: { groups },
    });
  }
}
