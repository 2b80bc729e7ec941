/** What every object of the testbed is part of: `app.kubernetes.io/part-of`. */
export const partOf = 'testbed';

export interface LabelProps {
  /** What the pods run, e.g. `payment-info` or `postgresql`. */
  readonly name: string;
  /** Which of them this is; unique in its namespace. @default - the name */
  readonly instance?: string;
  /** Its part in the whole, e.g. `service`, `database`, `check`. */
  readonly component: string;
}

/** The recommended labels of Kubernetes, all five, for pods of our own and the objects around them. */
export function labels({ name, instance = name, component }: LabelProps): Record<string, string> {
  return { ...selectorLabels({ name, instance, component }), ...commonLabels };
}

/** The part of the labels that a selector uses: it is immutable in a Deployment, so it names nothing that may change. */
export function selectorLabels({ name, instance = name, component }: LabelProps): Record<string, string> {
  return {
    'app.kubernetes.io/name': name,
    'app.kubernetes.io/instance': instance,
    'app.kubernetes.io/component': component,
  };
}

/** On every object, whatever it is. */
export const commonLabels = {
  'app.kubernetes.io/part-of': partOf,
  'app.kubernetes.io/managed-by': 'cdk8s',
} as const;
