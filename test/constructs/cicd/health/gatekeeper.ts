const template = 'templates.gatekeeper.sh_ConstraintTemplate';
const policy = 'constraints.gatekeeper.sh_TestbedPolicy';

const constraint = (...byPod: readonly object[]) => ({ metadata: { generation: 2 }, status: { byPod } });
const enforced = { id: 'gatekeeper-audit', enforced: true, observedGeneration: 2 };

export const cases: readonly (readonly [kind: string, situation: string, obj: object, health: string])[] = [
  [template, 'whose kind exists', { status: { created: true, byPod: [{ id: 'audit' }] } }, 'Healthy'],
  [template, 'that nobody has looked at', { status: { byPod: [] } }, 'Progressing'],
  [template, 'with an empty status', { status: {} }, 'Progressing'],
  [template, 'without a status', {}, 'Progressing'],
  [
    template,
    'that does not compile',
    { status: { created: true, byPod: [{ errors: [{ code: 'ingest_error', message: 'rego_parse_error' }] }] } },
    'Degraded',
  ],
  [policy, 'enforced', constraint(enforced), 'Healthy'],
  [policy, 'enforced by one of two', constraint(enforced, { ...enforced, enforced: false }), 'Progressing'],
  [policy, 'enforced as it was before', constraint({ ...enforced, observedGeneration: 1 }), 'Progressing'],
  [policy, 'that no pod knows', constraint(), 'Progressing'],
  [policy, 'with an empty status', { metadata: { generation: 1 }, status: {} }, 'Progressing'],
  [policy, 'in error', constraint({ ...enforced, errors: [{ message: 'no such parameter' }] }), 'Degraded'],
];
