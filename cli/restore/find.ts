import { printable } from '../../app/settings/printable';
import { didYouMean } from '../../app/settings/suggestion';
import type { Component } from '../../constructs/gitops/component';
import { Restore } from '../../constructs/shared/restore';
import { Failure } from '../failure';

export interface Found {
  readonly home: Component;
  readonly restore: Restore;
}

/** A restore by the name of its component, where it is the first one, or by `<component>/<store>`. */
export function find(components: readonly Component[], wanted: string): Found {
  const restores = components.flatMap((home) =>
    Restore.within(home).map((restore, index) => ({ home, restore, index })),
  );
  const names = ({ home: { node }, restore, index }: (typeof restores)[number]) => [
    ...(index === 0 ? [node.id] : []),
    `${node.id}/${restore.props.store}`,
  ];
  const found = restores.find((one) => names(one).includes(wanted));
  if (found !== undefined) return found;
  const isThere = components.some(({ node }) => node.id === wanted);
  const problem = isThere ? 'nothing of it is backed up' : 'there is no such component, or it is off';
  throw new Failure(`${printable(wanted)} cannot be restored: ${problem}`, didYouMean(wanted, restores.flatMap(names)));
}
