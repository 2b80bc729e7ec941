import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { syncOptions } from '../gitops/sync';

/**
 * Keeps everything below a construct when its manifest disappears or its Application is deleted: data, the credentials
 * without which it cannot be read, and the policies without which it would stand open. Removing it is then a person's decision.
 */
export function protect(scope: IConstruct): void {
  for (const construct of scope.node.findAll()) {
    if (construct instanceof ApiObject) construct.metadata.addAnnotation(syncOptions, 'Prune=false,Delete=false');
  }
}
