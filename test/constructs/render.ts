import { App } from 'cdk8s';
import type { Chart } from 'cdk8s';
import { Component } from '../../constructs/gitops/component';
import type { Layer } from '../../constructs/gitops/layer';

/** A rendered object; tests look into it as deep as they need to. */

export type Rendered = any;

/** A component to put a construct into: namespace `shop`, unless named otherwise. */
export function component(id = 'shop', layer: Layer = 'microservices', app = new App()): Component {
  return new Component(app, id, { layer });
}

export function render(chart: Chart): readonly Rendered[] {
  return chart.toJson();
}

/** The one object of a kind, or of a kind and name. */
export function find(chart: Chart, kind: string, name?: string): Rendered {
  const found = render(chart).filter(
    (object) => object.kind === kind && (name ?? object.metadata.name) === object.metadata.name,
  );
  expect(found.map((object) => object.metadata.name as string)).toHaveLength(1);
  return found[0];
}

export function kinds(chart: Chart): readonly string[] {
  return [...new Set(render(chart).map(({ kind }) => kind as string))].sort();
}
