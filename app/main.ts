// What `cdk8s synth` runs, as cdk8s.yaml says. `npm run synth` writes the same bytes, and swaps them in at the end.
import * as path from 'node:path';
import { loadSettings } from './settings/load';
import { SettingsError } from './settings/problem';
import { synthesize } from './synthesize';

try {
  const settings = loadSettings({ directory: path.join(__dirname, '..', 'environments'), env: process.env });
  synthesize(settings, process.env.CDK8S_OUTDIR ?? 'dist');
} catch (error) {
  if (!(error instanceof SettingsError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
