import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import type { UpstreamFolder } from './upstream-folder';

/** The folder holds nothing but CRDs. */
export interface CrdFolderProps extends UpstreamFolder {
  /** API groups of the kinds that it defines. */
  readonly groups: readonly string[];
}

/**
 * CRDs that come by no chart: a pinned folder of an upstream repository, applied as it is. It renders nothing here: the
 * component's Application names it as a source, before all others.
 */
export class CrdFolder extends Construct implements CrdFolderProps {
  /** The folders below a construct. */
  static within(scope: IConstruct): readonly CrdFolder[] {
    return scope.node.findAll().filter((construct) => construct instanceof CrdFolder);
  }

  readonly repository: string;
  readonly path: string;
  readonly version: string;
  readonly groups: readonly string[];

  constructor(scope: Construct, id: string, { repository, path, version, groups }: CrdFolderProps) {
    super(scope, id);
    this.repository = repository;
    this.path = path;
    this.version = version;
    this.groups = groups;
  }
}

/** What every such folder makes, as an AppProject names it. */
export const crdKind = 'apiextensions.k8s.io/CustomResourceDefinition';
