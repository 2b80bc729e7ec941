/** Where an object lies in the output. */
export interface Place {
  /** '' in a folder that holds the components of one environment only. */
  readonly environment: string;
  readonly component: string;
  /** From the top of the output. */
  readonly file: string;
  /** A values file of Helm, for the one installation that is done by hand. */
  readonly isValues: boolean;
}

export function placeOf(file: string): Place {
  const isValues = /(^|\/)bootstrap\/helm\//.test(file);
  const folders = file.split('/').slice(0, isValues ? -2 : -1);
  return { environment: folders.slice(0, -1).join('/'), component: folders.at(-1) ?? '', file, isValues };
}
