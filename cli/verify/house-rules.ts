import * as path from 'node:path';
import type { Validation, ValidationContext } from 'cdk8s-cli/lib/plugins';
import { loadSettings } from '../../app/settings/load';
import { verifyFolder } from '../../verify/rules';

/** The rules of `verify/`, so that `cdk8s synth` fails where `npm run verify` does. */
export class HouseRules implements Validation {
  /** @param context what cdk8s has just written: `<environment>/<component>/<file>` below one folder */
  validate(context: ValidationContext): Promise<void> {
    const { manifests, report } = context;
    const folder = outputOf(manifests);
    const violations = folder === undefined ? [] : verifyFolder(folder, { storageClasses: ownStorageClasses() });
    for (const { rule, file, object, path: field, reason, remedy } of violations) {
      report.addViolation({
        ruleName: rule,
        recommendation: reason,
        fix: remedy,
        violatingResources: [{ resourceName: object, locations: [field], manifestPath: path.join(folder ?? '', file) }],
      });
    }
    report.submit(violations.length === 0 ? 'success' : 'failure');
    return Promise.resolve();
  }
}

/** Classes that the settings say are in the cluster already. */
function ownStorageClasses(): readonly string[] {
  const directory = path.join(__dirname, '..', '..', 'environments');
  return loadSettings({ directory, env: process.env }).flatMap(({ storageClass }) => storageClass ?? []);
}

/** The folder above all environments. */
function outputOf(manifests: readonly string[]): string | undefined {
  const [first] = manifests.filter((file) => !file.split(path.sep).includes('bootstrap'));
  return first && path.dirname(path.dirname(path.dirname(first)));
}
