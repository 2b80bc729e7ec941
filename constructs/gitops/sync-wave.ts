import type { Component } from './component';
import { layers } from './layer';

/** The wave of AppProjects: before every Application that names one. */
export const projectWave = -1;

/**
 * The wave in which the root applies a component's Application: its layer's turn, operators before instances; definitions before
 * all layers. Argo CD waits for each wave to be healthy, so the next one finds its operators, secrets and volumes.
 */
export function syncWave({ layer, role }: Pick<Component, 'layer' | 'role'>): number {
  if (role === 'delivery') return 0;
  if (role === 'definitions') return 5;
  return 10 * (layers.indexOf(layer) + 1) + (role === 'operator' ? 0 : 5);
}
