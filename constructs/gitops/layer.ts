/**
 * The layers of a platform, in the order in which Argo CD brings them up: each may use those before it. A layer is a folder
 * of `constructs/`, an Argo CD AppProject and a span of sync waves.
 */
export const layers = [
  'security',
  'ingress',
  'storage',
  'datastores',
  'messaging',
  'observability',
  'cicd',
  'serverless',
  'microservices',
] as const;

export type Layer = (typeof layers)[number];
