import { Yaml } from 'cdk8s';

/**
 * Kinds that no branch declares, and that others write by the thousand: Argo CD would watch every one. What the chart leaves out by
 * itself, as far as it is here, and what the pipelines and the scanner make.
 */
const excluded = [
  { apiGroups: ['', 'discovery.k8s.io'], kinds: ['Endpoints', 'EndpointSlice'] },
  { apiGroups: ['coordination.k8s.io'], kinds: ['Lease'] },
  { apiGroups: ['authentication.k8s.io', 'authorization.k8s.io'], kinds: ['*'] },
  { apiGroups: ['certificates.k8s.io'], kinds: ['CertificateSigningRequest'] },
  { apiGroups: ['cert-manager.io'], kinds: ['CertificateRequest'] },
  { apiGroups: ['cilium.io'], kinds: ['CiliumIdentity', 'CiliumEndpoint', 'CiliumEndpointSlice'] },
  { apiGroups: ['tekton.dev'], kinds: ['PipelineRun', 'TaskRun', 'CustomRun'] },
  { apiGroups: ['aquasecurity.github.io'], kinds: ['*'] },
];

/** Argo CD's setting for what it does not look at, in every cluster. */
export const resourceExclusions = (): string => Yaml.stringify(excluded.map((one) => ({ ...one, clusters: ['*'] })));
