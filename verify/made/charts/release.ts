/** One chart as an Application installs it. */
export interface Release {
  readonly namespace: string;
  readonly name: string;
  readonly values: unknown;
}

/** Most charts name their objects by the release, and add their own name only when it is not in there. */
export const fullNameOf = ({ name }: Release, chart: string): string =>
  name.includes(chart) ? name : `${name}-${chart}`;

export const appLabels = (name: string, instance: string): Readonly<Record<string, string>> => ({
  'app.kubernetes.io/name': name,
  'app.kubernetes.io/instance': instance,
});
