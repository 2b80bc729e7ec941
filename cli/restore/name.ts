import { checkStoreName } from '../../app/settings/dns-name';
import { printable } from '../../app/settings/printable';
import { Failure } from '../failure';

/** Reads `--into`. @throws Failure when the store or Kubernetes would refuse the name, or when it is that of the store itself */
export function nameOf(text: string | undefined, store: string, maxLength: number): string {
  const shortest = `${store.slice(0, maxLength - 2).replace(/-+$/, '')}-2`;
  const usual = `${store}-restored`;
  const name = text ?? (usual.length <= maxLength ? usual : shortest);
  const remedy = `choose another with --into, such as ${shortest}`;
  const complaint = checkStoreName(name);
  if (complaint !== undefined) throw new Failure(`--into ${complaint.rule}, got ${printable(name)}`, remedy);
  if (name.length > maxLength) {
    throw new Failure(`--into has at most ${String(maxLength)} characters for this store, got '${name}'`, remedy);
  }
  if (name === store) throw new Failure(`--into must not be ${store}: that one runs, and stays as it is`, remedy);
  return name;
}
