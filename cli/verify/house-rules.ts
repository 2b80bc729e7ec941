import * as path from 'node:path';
import type { Validation, ValidationContext } from 'cdk8s-cli/lib/plugins';
import { verifyFolder } from '../../verify/rules';
import { ownStorageClasses } from './own-storage-classes';

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

/** The folder above all environments. Values of charts, which are no manifests, lie deeper than any manifest does. */
function outputOf(manifests: readonly string[]): string | undefined {
  const depth = (file: string): number => file.split(path.sep).length;
  const [first] = [...manifests].sort((one, other) => depth(one) - depth(other));
  return first && path.dirname(path.dirname(path.dirname(first)));
}
