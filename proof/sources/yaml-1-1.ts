import { stringify } from 'yaml';

/** Helm, Kustomize and Argo CD read YAML 1.1, in which a bare `Off` is a boolean. */
export const toYaml = (value: object): string => stringify(value, { version: '1.1' });
