import { charts } from '../../../app/catalogue';
import { folder, type System } from '../system';

export const minio: System = {
  // The shop's S3 object storage; the folder is named after what it took the place of.
  id: 'minio',
  kinds: {
    'seaweed.seaweedfs.com': ['Seaweed', 'Bucket', 'S3Identity', 'S3Credentials', 'ResourceReferenceGrant'],
  },
  crds: {
    ...folder(
      'seaweedfs/seaweedfs-operator',
      `seaweedfs-operator-${charts.seaweedfsOperator.version}`,
      'config/crd/bases',
    ),
    files: ['seaweeds', 'buckets', 's3identities', 's3credentials', 'resourcereferencegrants'].map(
      (plural) => `seaweed.seaweedfs.com_${plural}.yaml`,
    ),
  },
  charts: [
    {
      name: charts.seaweedfsOperator.name,
      upstream: folder(
        'seaweedfs/seaweedfs-operator',
        `seaweedfs-operator-${charts.seaweedfsOperator.version}`,
        'deploy/helm',
      ),
      extra: { 'image.pullSecrets': 'string' },
    },
  ],
};
