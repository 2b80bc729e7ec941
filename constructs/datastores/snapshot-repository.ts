import type { Bucket } from '../storage/bucket';

/**
 * A repository of snapshots in a bucket. Each cluster has a folder of its own: two that write to one would destroy it, so that
 * another than the owner only reads.
 */
export function snapshotRepository(bucket: Bucket, cluster: string, { readonly = false } = {}): object {
  return { type: 's3', settings: { client: 'default', bucket: bucket.name, base_path: cluster, readonly } };
}
