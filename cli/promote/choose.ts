import { services } from '../../app/services';
import type { ServiceName } from '../../app/services';
import { digestIn } from '../../app/settings/image-version';
import type { Settings } from '../../app/settings/settings';
import { didYouMean } from '../../app/settings/suggestion';
import { Failure } from '../failure';

/** One image that is carried over. */
export interface Promotion {
  readonly service: ServiceName;
  /** What the target says now; undefined: nothing, so it runs the release of the catalogue. */
  readonly before?: string;
  readonly after: string;
}

export interface Choice {
  readonly promotions: readonly Promotion[];
  /** What somebody should know who promotes this. */
  readonly notes: readonly string[];
}

/**
 * What is to be carried from one environment to another.
 *
 * @param wanted names of services; none: every one that the source has an image for
 * @throws Failure with everything that stands in the way
 */
export function choose(from: Settings, to: Settings, wanted: readonly string[] | undefined): Choice {
  const names = Object.keys(services) as ServiceName[];
  const named = [...new Set(wanted ?? names.filter((name) => from.images[name] !== undefined))];
  const problems = named.flatMap((name) => problemsOf(name, names, from));
  if (problems.length > 0) {
    const count = problems.length === 1 ? 'an image' : `${problems.length} images`;
    throw new Failure(
      `${count} cannot be promoted from ${from.environment}:\n${problems.join('\n')}`,
      'nothing was changed',
    );
  }
  const promotions = (named as ServiceName[]).flatMap((service): Promotion[] => {
    const after = from.images[service];
    const before = to.images[service];
    return after === undefined || after === before ? [] : [{ service, before, after }];
  });
  const left = wanted === undefined && named.length > 0 ? names.filter((name) => !named.includes(name)) : [];
  return { promotions, notes: [...leftOut(left, from), ...notesOn(promotions, from, to)] };
}

function problemsOf(name: string, names: readonly ServiceName[], { environment, images }: Settings): readonly string[] {
  const service = names.find((one) => one === name);
  if (service === undefined) return [`  ${name} is no service: ${didYouMean(name, names)}`];
  const image = images[service];
  if (image === undefined)
    return [`  ${name} has no image in environments/${environment}.yaml: it runs the release of the catalogue`];
  if (digestIn(image) === undefined)
    return [`  ${name} is ${image}, a tag that can move: name its digest, as tag@sha256:...`];
  return [];
}

function leftOut(left: readonly ServiceName[], { environment }: Settings): readonly string[] {
  if (left.length === 0) return [];
  return [`Left out, since ${environment} runs the release of the catalogue: ${left.join(', ')}.`];
}

function notesOn(promotions: readonly Promotion[], from: Settings, to: Settings): readonly string[] {
  if (promotions.length === 0) return [];
  const off = promotions.filter(({ service }) => !to.services[service]).map(({ service }) => service);
  return [
    ...(from.imageRegistry === to.imageRegistry
      ? []
      : [`${to.environment} takes its images from ${to.imageRegistry}: copy these digests there first.`]),
    ...(off.length === 0 ? [] : [`Off in ${to.environment}, so that nothing of it runs yet: ${off.join(', ')}.`]),
  ];
}
