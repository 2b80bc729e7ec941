/** The annotation of a pod whose volumes Velero saves. @param names as the pod calls them, which are not the names of claims */
export const savedVolumes = (...names: readonly string[]): Record<string, string> => ({
  'backup.velero.io/backup-volumes': names.join(','),
});
