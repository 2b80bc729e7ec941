import { Construct } from 'constructs';
import {
  ExternalSecret,
  ExternalSecretSpecDataFromSourceRefGeneratorRefKind,
  ExternalSecretSpecRefreshPolicy,
  ExternalSecretSpecTargetCreationPolicy,
  ExternalSecretSpecTargetDeletionPolicy,
  ExternalSecretSpecTargetTemplateEngineVersion,
  ExternalSecretSpecTargetTemplateMergePolicy,
} from '../../imports/external-secrets.io';
import type { ExternalSecretSpec } from '../../imports/external-secrets.io';
import { Password } from '../../imports/generators.external-secrets.io';
import { inPhase } from '../gitops/sync';
import { labels } from './labels';
import { protect } from './protect';

export interface GeneratedSecretProps {
  /** Name of the Secret, and of what makes it. */
  readonly name: string;
  /** Random values to draw, by name: 32 letters and digits each, safe in a URL and in a shell. */
  readonly values: readonly string[];
  /** The keys of the Secret; `{{ .name }}` stands for a drawn value. */
  readonly data: Readonly<Record<string, string>>;
}

/**
 * A Secret that is born in the cluster and drawn once: no person, file or commit ever knows it. It cannot be edited and outlives
 * its manifest, since what it opens (a database, a bucket) remembers the first value.
 */
export class GeneratedSecret extends Construct {
  readonly secretName: string;

  constructor(scope: Construct, id: string, { name, values, data }: GeneratedSecretProps) {
    super(scope, id);
    this.secretName = name;
    const metadata = {
      name,
      annotations: inPhase('foundation'),
      labels: labels({ name, component: 'credentials' }),
    };
    new Password(this, 'password', {
      metadata,
      spec: { length: 32, digits: 8, symbols: 0, noUpper: false, allowRepeat: true, secretKeys: [...values] },
    });
    new ExternalSecret(this, 'secret', { metadata, spec: secretSpec(name, data) });
    protect(this);
  }
}

/** Values that the API server would fill in are written, so that what runs shows no difference to what is declared. */
function secretSpec(name: string, data: Readonly<Record<string, string>>): ExternalSecretSpec {
  return {
    refreshPolicy: ExternalSecretSpecRefreshPolicy.CREATED_ONCE,
    refreshInterval: '0s',
    target: {
      name,
      creationPolicy: ExternalSecretSpecTargetCreationPolicy.OWNER,
      deletionPolicy: ExternalSecretSpecTargetDeletionPolicy.RETAIN,
      immutable: true,
      template: {
        engineVersion: ExternalSecretSpecTargetTemplateEngineVersion.V2,
        mergePolicy: ExternalSecretSpecTargetTemplateMergePolicy.REPLACE,
        type: 'Opaque',
        data,
      },
    },
    dataFrom: [
      {
        sourceRef: {
          generatorRef: {
            apiVersion: 'generators.external-secrets.io/v1alpha1',
            kind: ExternalSecretSpecDataFromSourceRefGeneratorRefKind.PASSWORD,
            name,
          },
        },
      },
    ],
  };
}
