import type { App } from 'cdk8s';
import type { Component } from '../../constructs/gitops/component';
import type { Workload } from '../../constructs/shared/workload';
import type { OptionalComponentName } from '../inventory';
import type { Profile } from '../profiles';
import { Nack } from './messaging/nack';
import { Strimzi } from './messaging/strimzi';
import { EckOperator } from './datastores/eck-operator';
import { K8ssandraOperator } from './datastores/k8ssandra-operator';
import { MemcachedOperator } from './datastores/memcached-operator';
import { MysqlOperator } from './datastores/mysql-operator';
import { PostgresOperator } from './datastores/postgres-operator';
import { PsmdbOperator } from './datastores/psmdb-operator';
import { PxcOperator } from './datastores/pxc-operator';
import { RedisOperator } from './datastores/redis-operator';
import { TidbOperator } from './datastores/tidb-operator';
import { OpentelemetryOperator } from './observability/opentelemetry-operator';
import { Keda } from './serverless/keda';
import { VitessOperator } from './datastores/vitess-operator';

type Operator = (app: App, profile: Profile) => Component & { readonly pods: Workload };

/** The operators of datastores, queues and traces, and of what scales by them: each is on when one that is chosen requires it. */
export const operators: Readonly<Partial<Record<OptionalComponentName, Operator>>> = {
  'eck-operator': (app, profile) => new EckOperator(app, profile),
  'k8ssandra-operator': (app) => new K8ssandraOperator(app),
  'memcached-operator': (app, profile) => new MemcachedOperator(app, profile),
  'mysql-operator': (app) => new MysqlOperator(app),
  'postgres-operator': (app) => new PostgresOperator(app),
  'psmdb-operator': (app, profile) => new PsmdbOperator(app, profile),
  'pxc-operator': (app) => new PxcOperator(app),
  'redis-operator': (app, profile) => new RedisOperator(app, profile),
  'tidb-operator': (app, profile) => new TidbOperator(app, profile),
  'vitess-operator': (app) => new VitessOperator(app),
  keda: (app, profile) => new Keda(app, profile),
  'opentelemetry-operator': (app, profile) => new OpentelemetryOperator(app, profile),
  nack: (app) => new Nack(app),
  strimzi: (app, profile) => new Strimzi(app, profile),
};
