const kind = 'coroot.com_Coroot';

/** Kind, situation, resource, health. */
export const cases = [
  [kind, 'applied', { status: { status: 'OK' } }, 'Healthy'],
  [
    kind,
    'with a setting that leads nowhere',
    { status: { status: 'Misconfigured', errors: ['Failed to get TLS Cert'] } },
    'Degraded',
  ],
  [kind, 'misconfigured without a word', { status: { status: 'Misconfigured' } }, 'Degraded'],
  [kind, 'begun', { status: { status: '' } }, 'Progressing'],
  [kind, 'with a word that nobody knows', { status: { status: 'Upgrading' } }, 'Progressing'],
] as const;
