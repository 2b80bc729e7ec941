import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { commonLabels } from '../shared/labels';
import type { Component } from './component';
import { ComponentApplication } from './component-application';
import type { GitSource } from './git-source';
import { layers } from './layer';
import { LayerProject } from './layer-project';

export interface ApplicationsProps {
  /** Every component of the environment, complete. */
  readonly components: readonly Component[];
  /**
   * Components that the projects allow. Those that are switched off belong to them: Argo CD takes away what is left of one only
   * where its project still allows it to be, and the projects change first. @default `components`
   */
  readonly allowed?: readonly Component[];
  readonly git: GitSource;
  readonly argoCdNamespace: string;
}

/** What the root Application applies: a project for each layer that may have components, and an Application for each component. */
export class Applications extends Chart {
  constructor(
    scope: Construct,
    id: string,
    { components, allowed = components, git, argoCdNamespace }: ApplicationsProps,
  ) {
    super(scope, id, { disableResourceNameHashes: true, namespace: argoCdNamespace, labels: commonLabels });
    for (const layer of layers) {
      const members = allowed.filter((component) => component.layer === layer);
      if (members.length === 0) continue;
      new LayerProject(this, `project-${layer}`, { layer, components: members, gitUrl: git.url, argoCdNamespace });
    }
    for (const component of components) {
      new ComponentApplication(this, component.node.id, { component, git, argoCdNamespace });
    }
  }
}
