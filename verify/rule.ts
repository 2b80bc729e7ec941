import type { Path } from './fields';
import { jsonPath } from './json-path';
import { fullName } from './kind';
import type { Located, ManifestSet } from './manifest';

export interface Violation {
  readonly rule: string;
  readonly file: string;
  /** As `apps/v1 Deployment user/user`. */
  readonly object: string;
  /** Of the field at fault, as `spec.template.spec.containers[0].image`. */
  readonly path: string;
  readonly reason: string;
  readonly remedy: string;
}

export interface Rule {
  readonly name: string;
  readonly description: string;
  check(manifests: ManifestSet): readonly Violation[];
}

/** What a rule finds: the object and the path at fault, why, and what to do about it. */
export interface Finding {
  readonly on: Located;
  readonly path: Path;
  readonly reason: string;
  readonly remedy: string;
}

export function rule(name: string, description: string, find: (set: ManifestSet) => Iterable<Finding>): Rule {
  return {
    name,
    description,
    check: (set) =>
      Array.from(find(set), ({ on, path, reason, remedy }) => ({
        rule: name,
        file: on.file,
        object: fullName(on.object),
        path: jsonPath(path),
        reason,
        remedy,
      })),
  };
}
