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

/** A file is parsed once in a process: planning and restoring build the testbed many times. */
const parsed = new Map<string, PrometheusRuleSpecGroups[]>();

function groupsOf(file: string): PrometheusRuleSpecGroups[] {
  const known = parsed.get(file);
  if (known !== undefined) return known;
  const text = readFileSync(path.join(folder, `${file}.yaml`), 'utf8');
  const { groups } = parse(text) as { groups: PrometheusRuleSpecGroups[] };
  parsed.set(file, groups);
  return groups;
}

export interface AlertsProps {
  /** Name of the file without `.yaml`. */
  readonly file: string;
}

/** Rules of one file. */
export class Alerts extends Construct {
  /** @param id name of the custom resource */
  constructor(scope: Construct, id: string, { file }: AlertsProps) {
    super(scope, id);
    new PrometheusRule(this, 'rule', {
      metadata: { name: id, labels: labels({ name: file, instance: id, component: 'alerts' }) },
      spec: { groups: groupsOf(file) },
    });
  }
}
