import { JsonPatch } from 'cdk8s';
import type { ApiObject } from 'cdk8s';

/** Takes back the namespace that a chart stamps on every object, cluster-scoped ones included. */
export function clusterScoped<T extends ApiObject>(object: T): T {
  if (object.chart.namespace !== undefined) object.addJsonPatch(JsonPatch.remove('/metadata/namespace'));
  return object;
}
