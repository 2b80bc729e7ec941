import type { Path } from './fields';

const plain = /^[A-Za-z_][A-Za-z0-9_-]*$/;

/** As people write it: `spec.containers[0].image`, `metadata.labels['app.kubernetes.io/name']`. */
export function jsonPath(path: Path): string {
  return path
    .map((step) => {
      if (typeof step === 'number') return `[${String(step)}]`;
      return plain.test(step) ? `.${step}` : `['${step}']`;
    })
    .join('')
    .replace(/^\./, '');
}
