import type { Check } from './check';
import { admitted } from './checks/admitted';
import { badCommits } from './checks/bad-commits';
import { cronJobs } from './checks/cron-jobs';
import { footprint } from './checks/footprint';
import { handEdits } from './checks/hand-edits';
import { mountedData } from './checks/mounted-data';
import { network } from './checks/network';
import { operatorsOneByOne } from './checks/operators-one-by-one';
import { scheduled } from './checks/scheduled';
import { secondSync } from './checks/second-sync';
import { serviceAccounts } from './checks/service-accounts';
import { settled } from './checks/settled';
import { sources } from './checks/sources';
import { switchedOff } from './checks/switched-off';
import { waves } from './checks/waves';

/** In this order: the first brings everything up, the ones after look, the last ones interfere. */
export const checks: readonly Check[] = [
  operatorsOneByOne,
  settled,
  waves,
  sources,
  cronJobs,
  admitted,
  scheduled,
  footprint,
  mountedData,
  network,
  serviceAccounts,
  secondSync,
  handEdits,
  badCommits,
  switchedOff,
];
