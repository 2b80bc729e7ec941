import type { Construct } from 'constructs';
import { Component } from '../../../constructs/gitops/component';
import { PriorityClasses as Classes } from '../../../constructs/shared/priority';

/** Who goes first when a node is full: before everything, for a pod that names a class that is not there is refused. */
export class PriorityClasses extends Component {
  constructor(testbed: Construct) {
    super(testbed, 'priority-classes', { layer: 'security', role: 'operator', namespace: 'none' });
    new Classes(this, 'classes');
  }
}
