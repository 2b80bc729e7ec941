const ready = (status: string, version?: string) => ({
  status: { version, conditions: [{ type: 'Ready', status, message: 'as it is' }] },
});

const config = 'operator.tekton.dev_TektonConfig';
const listener = 'triggers.tekton.dev_EventListener';

/** Kind, situation, resource, health. */
export const cases = [
  [config, 'seen by nobody', {}, 'Progressing'],
  [config, 'not there yet', ready('False'), 'Progressing'],
  [config, 'begun', ready('Unknown'), 'Progressing'],
  [config, 'ready', ready('True', 'v0.81.1'), 'Healthy'],
  [config, 'broken after it was ready', ready('False', 'v0.81.1'), 'Degraded'],
  [listener, 'seen by nobody', {}, 'Progressing'],
  [listener, 'begun', ready('Unknown'), 'Progressing'],
  [listener, 'ready', ready('True'), 'Healthy'],
  [listener, 'refused', ready('False'), 'Degraded'],
] as const;
