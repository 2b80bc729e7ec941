/** ConfigMaps of chart argo-cd by the key of `configs` that fills them. */
const configMaps = { cm: 'argocd-cm', params: 'argocd-cmd-params-cm', rbac: 'argocd-rbac-cm' } as const;

const metadata = (name: string): string => `metadata:
  name: ${name}
  namespace: {{ .Release.Namespace }}
  labels:
    app.kubernetes.io/part-of: argocd`;

// As in reality, whatever stands in the values ends up as text.
const configMap = (key: string, name: string): string => `{{- $data := dict }}
{{- range $key, $value := dig "configs" "${key}" dict .Values.AsMap }}
{{- $_ := set $data $key (toString $value) }}
{{- end }}
apiVersion: v1
kind: ConfigMap
${metadata(name)}
data: {{ toJson $data }}
`;

// Argo CD adds keys to it, which an upgrade leaves alone as long as the chart does not name them.
const secret = `apiVersion: v1
kind: Secret
${metadata('argocd-secret')}
type: Opaque
data:
  server.secretkey: ${Buffer.from('known to everybody: a stub').toString('base64')}
`;

/** What real Argo CD processes read beside the simulated cluster, and so has to be as the chart makes it. */
export const argoCdConfiguration = {
  names: [...Object.values(configMaps), 'argocd-secret'] as readonly string[],
  /** Of the chart, by path. */
  templates: new Map([
    ...Object.entries(configMaps).map(([key, name]) => [`templates/${name}.yaml`, configMap(key, name)] as const),
    ['templates/argocd-secret.yaml', secret] as const,
  ]) as ReadonlyMap<string, string>,
};
