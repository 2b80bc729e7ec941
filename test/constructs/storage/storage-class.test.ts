import { BlockStorageClass } from '../../../constructs/storage/storage-class';
import type { StorageClassProps } from '../../../constructs/storage/storage-class';
import { component, find } from '../render';

test('a volume is made where the pod that wants it is scheduled', () => {
  const home = component();
  expect(new BlockStorageClass(home, 'block', { provisioner: 'local' }).name).toBe('block');
  const storageClass = find(home, 'StorageClass');
  expect(storageClass).toMatchObject({ volumeBindingMode: 'WaitForFirstConsumer', allowVolumeExpansion: false });
  expect(storageClass).not.toHaveProperty('parameters');
  expect(storageClass.metadata).not.toHaveProperty('namespace');
});

test('the driver gets its own settings', () => {
  const home = component();
  const props: Required<StorageClassProps> = { provisioner: 'ebs', parameters: { type: 'gp3' }, expandable: true };
  new BlockStorageClass(home, 'block', props);
  expect(find(home, 'StorageClass')).toMatchObject({
    ...{ provisioner: 'ebs', parameters: { type: 'gp3' } },
    allowVolumeExpansion: true,
  });
});
