/** Selects all objects but those that say otherwise: an empty selector, which says the same, would look like a mistake. */
export const everything = { matchExpressions: [{ key: 'prometheus.io/ignore', operator: 'DoesNotExist' }] };
