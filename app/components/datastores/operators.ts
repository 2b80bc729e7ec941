import type { App } from 'cdk8s';
import type { Component } from '../../../constructs/gitops/component';
import type { Workload } from '../../../constructs/shared/workload';
import type { OptionalComponentName } from '../../inventory';
import type { Profile } from '../../profiles';
import { MysqlOperator } from './mysql-operator';
import { PostgresOperator } from './postgres-operator';

type Operator = (app: App, profile: Profile) => Component & { readonly pods: Workload };

/** The operators of datastores: each is on when a store that is chosen requires it. */
export const datastoreOperators: Readonly<Partial<Record<OptionalComponentName, Operator>>> = {
  'mysql-operator': (app) => new MysqlOperator(app),
  'postgres-operator': (app) => new PostgresOperator(app),
};
