const search = (nodes: number, status: object) => ({
  metadata: { generation: 2 },
  spec: { nodeSets: [{ name: 'default', count: nodes }] },
  status: { phase: 'Ready', health: 'green', availableNodes: nodes, observedGeneration: 2, ...status },
});
const kibana = (status: object) => ({
  metadata: { generation: 2 },
  spec: { count: 2 },
  status: { health: 'green', availableNodes: 2, observedGeneration: 2, ...status },
});

const [elasticsearchKind, kibanaKind] = ['elasticsearch.k8s.elastic.co_Elasticsearch', 'kibana.k8s.elastic.co_Kibana'];

export const cases: readonly (readonly [kind: string, situation: string, obj: object, health: string])[] = [
  [elasticsearchKind, 'complete', search(3, {}), 'Healthy'],
  [elasticsearchKind, 'a single node whose replicas have nowhere to go', search(1, { health: 'yellow' }), 'Healthy'],
  [elasticsearchKind, 'copies missing', search(3, { health: 'yellow' }), 'Progressing'],
  [elasticsearchKind, 'one node short', search(3, { availableNodes: 2 }), 'Progressing'],
  [elasticsearchKind, 'not heard of yet', search(3, { health: 'unknown', availableNodes: 0 }), 'Progressing'],
  [elasticsearchKind, 'red while it starts', search(3, { phase: 'ApplyingChanges', health: 'red' }), 'Progressing'],
  [elasticsearchKind, 'changed since it was looked at', search(3, { observedGeneration: 1 }), 'Progressing'],
  [elasticsearchKind, 'data missing', search(3, { health: 'red' }), 'Degraded'],
  [elasticsearchKind, 'refused by the operator', search(3, { phase: 'Invalid' }), 'Degraded'],
  [kibanaKind, 'complete', kibana({}), 'Healthy'],
  [kibanaKind, 'starting', kibana({ health: 'red', availableNodes: 0 }), 'Progressing'],
  [kibanaKind, 'one pod short', kibana({ availableNodes: 1 }), 'Progressing'],
  [kibanaKind, 'changed since it was looked at', kibana({ observedGeneration: 1 }), 'Progressing'],
  [kibanaKind, 'not allowed to use its cluster', kibana({ elasticsearchAssociationStatus: 'Failed' }), 'Degraded'],
];
