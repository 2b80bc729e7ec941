const location = 'velero.io_BackupStorageLocation';
const schedule = 'velero.io_Schedule';
const phase = (name: string, more: object = {}) => ({ status: { phase: name, ...more } });

/** Kind, situation, resource, health. */
export const cases = [
  [location, 'reached', phase('Available'), 'Healthy'],
  [location, 'not reached', phase('Unavailable', { message: 'NoSuchBucket' }), 'Degraded'],
  [location, 'not looked at', { status: {} }, 'Progressing'],
  [schedule, 'read', phase('Enabled'), 'Healthy'],
  [schedule, 'new', phase('New'), 'Progressing'],
  [schedule, 'refused', phase('FailedValidation', { validationErrors: ['invalid schedule'] }), 'Degraded'],
] as const;
