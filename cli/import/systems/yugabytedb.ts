import { charts } from '../../../app/catalogue';
import { folder, type System } from '../system';

/** Where the version of the catalogue was published: upstream tags builds of the database, not charts. */
const commit = '7765cc0b8ecfde5cb59a038dc677eb419b34085e';

/** No operator and no kind of its own: its chart makes the servers themselves. */
export const yugabytedb: System = {
  id: 'yugabytedb',
  kinds: {},
  charts: [
    {
      name: charts.yugabyte.name,
      upstream: folder('yugabyte/charts', commit, 'stable/yugabyte'),
      // Flags of the servers, whatever they are.
      open: ['gflags.master', 'gflags.tserver'],
    },
  ],
};
