import type { Schema } from '../schema';

/** What upstream's CRDs leave open, as far as we write it: the webhook of Triggers checks the rest. */
const text: Schema = { type: 'string' };
const anything: Schema = { 'x-kubernetes-preserve-unknown-fields': true };

const object = (properties: Readonly<Record<string, Schema>>, required?: readonly string[]): Schema => ({
  type: 'object',
  properties,
  ...(required && { required }),
});

const list = (items: Schema): Schema => ({ type: 'array', items });

const interceptor = object(
  {
    ref: object({ name: text }, ['name']),
    // Of the interceptor's own making: a text or an object.
    params: list(object({ name: text, value: anything }, ['name', 'value'])),
  },
  ['ref'],
);

export const eventListener = object(
  {
    serviceAccountName: text,
    triggers: list(
      object(
        {
          name: text,
          interceptors: list(interceptor),
          bindings: list(object({ ref: text }, ['ref'])),
          template: object({ ref: text }, ['ref']),
        },
        ['name', 'interceptors', 'bindings', 'template'],
      ),
    ),
    resources: object({
      kubernetesResource: object({
        replicas: { type: 'integer' },
        serviceType: text,
        // A template of pods, of which it takes a few fields.
        spec: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
      }),
    }),
  },
  ['serviceAccountName', 'triggers'],
);

export const triggerBinding = object({ params: list(object({ name: text, value: text }, ['name', 'value'])) });

export const triggerTemplate = object({
  params: list(object({ name: text, default: text }, ['name'])),
  // Any object, with placeholders in it.
  resourcetemplates: list({ type: 'object', 'x-kubernetes-preserve-unknown-fields': true }),
});
