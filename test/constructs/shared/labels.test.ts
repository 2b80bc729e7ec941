import { labels, selectorLabels } from '../../../constructs/shared/labels';
import type { LabelProps } from '../../../constructs/shared/labels';

const props: Required<LabelProps> = { name: 'mysql', instance: 'user-db', component: 'database' };

test('every object bears the five labels that Kubernetes recommends', () => {
  expect(labels(props)).toEqual({
    'app.kubernetes.io/name': 'mysql',
    'app.kubernetes.io/instance': 'user-db',
    'app.kubernetes.io/component': 'database',
    'app.kubernetes.io/part-of': 'testbed',
    'app.kubernetes.io/managed-by': 'cdk8s',
  });
});

test('what there is one of is its own instance', () => {
  const { instance: _, ...rest } = props;
  expect(labels(rest)['app.kubernetes.io/instance']).toBe('mysql');
});

test('a selector, which can never change, names only labels of the pods, and tells parts of one thing apart', () => {
  expect(labels(props)).toMatchObject(selectorLabels(props));
  expect(selectorLabels(props)).not.toEqual(selectorLabels({ ...props, component: 'check' }));
  expect(selectorLabels(props)).not.toEqual(selectorLabels({ ...props, instance: 'order-db' }));
});
