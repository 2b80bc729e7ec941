import { z } from 'zod';
import { optionalComponents } from '../inventory';
import type { OptionalComponentName } from '../inventory';
import { requiresOf, services } from '../services';
import type { ServiceName } from '../services';
import { alternativesTo } from '../stores';
import type { StoreName } from '../stores';
import { checkDailySchedule } from './daily-schedule';
import { checkDomain, checkStorageClass, checkStoreName } from './dns-name';
import { checkManifestsBranch } from './git-branch';
import { checkGitUrl } from './git-url';
import { checkImageRegistry } from './image-registry';
import { checkImageVersion } from './image-version';
import type { Complaint } from './problem';
import { checkWebhookUrl } from './webhook-url';
import { profileNames, targetNames } from './settings';

/** A text that one of our own checks must accept; the remedy travels with the issue. */
function checked(check: (text: string) => Complaint | undefined) {
  return z.string().superRefine((text, context) => {
    const complaint = check(text);
    if (complaint) context.addIssue({ code: 'custom', message: complaint.rule, params: { remedy: complaint.remedy } });
  });
}

/** One switch per name; a name that is missing is for the resolution to decide. */
function switches<Name extends string>(names: readonly Name[], requiresOf: (name: Name) => readonly string[]) {
  const shape = names.map((name) => {
    const requires = requiresOf(name);
    const needs = requires.length > 0 ? ` Requires ${requires.join(', ')}.` : '';
    return [name, z.boolean().optional().describe(`Run ${name}?${needs}`)] as const;
  });
  return z.strictObject(Object.fromEntries(shape) as Record<Name, z.ZodOptional<z.ZodBoolean>>);
}

const serviceNames = Object.keys(services) as ServiceName[];

const images = z.strictObject(
  Object.fromEntries(
    serviceNames.map((name) => [
      name,
      checked(checkImageVersion).optional().describe(`Which image of ${name} runs: tag, tag@digest or digest.`),
    ]),
  ) as Record<ServiceName, z.ZodOptional<z.ZodString>>,
);

/** One choice for each service whose store can be exchanged: those that speak what its code speaks. */
function storeChoice(name: ServiceName): [ServiceName, z.ZodOptional<z.ZodType<StoreName>>][] {
  const shipped = services[name].store;
  const alternatives = shipped === undefined ? [] : alternativesTo(shipped);
  if (shipped === undefined || alternatives.length < 2) return [];
  return [[name, z.enum(alternatives).optional().describe(`What keeps the data of ${name}. Default: ${shipped}.`)]];
}

const stores = z.strictObject(
  Object.fromEntries(serviceNames.flatMap(storeChoice)) as Record<ServiceName, z.ZodOptional<z.ZodType<StoreName>>>,
);

const storeNames = z.strictObject(
  Object.fromEntries(
    serviceNames
      .filter((name) => services[name].store !== undefined)
      .map((name) => [
        name,
        checked(checkStoreName)
          .optional()
          .describe(
            `What the store of ${name} is called. Default: ${name}-db, or ${name}-<store> where the settings choose another.`,
          ),
      ]),
  ) as Record<ServiceName, z.ZodOptional<z.ZodString>>,
);

const backup = z.strictObject({
  schedule: checked(checkDailySchedule)
    .default('0 1 * * *')
    .describe('When, UTC: minute and hour of every day in the five fields of cron.'),
  retentionDays: z.int().min(1).max(365).default(7).describe('For how many days a backup is kept.'),
});

const webhook = (what: string, example: string) =>
  z.strictObject({
    webhook: checked(checkWebhookUrl)
      .describe(`${what}: an https:// URL without credentials.`)
      .meta({ examples: [example] }),
  });

const git = z.strictObject({
  url: checked(checkGitUrl)
    .describe('Where Argo CD clones from: https:// or SSH, without credentials.')
    .meta({ examples: ['https://github.com/owner/repository.git', 'git@github.com:owner/repository.git'] }),
  manifestsBranch: checked(checkManifestsBranch)
    .default('manifests')
    .describe('The branch that publishing fills with the YAML; neither main nor master.'),
});

/** A settings file. What it does not say, and what requires what, is added by the resolution. */
export const settingsSchema = z.strictObject({
  profile: z.enum(profileNames).describe("The size: small fits a laptop's kind cluster, full is highly available."),
  target: z.enum(targetNames).describe('Where it runs: decides the storage and the annotations of the load balancer.'),
  domain: checked(checkDomain)
    .describe('The DNS name under which all hosts live, such as testbed.example.com.')
    .meta({ examples: ['testbed.localhost', 'testbed.example.com'] }),
  git: git.describe('Where Argo CD finds the YAML.'),
  imageRegistry: checked(checkImageRegistry)
    .describe("Where the shop's own images are: host[:port]/path.")
    .meta({ examples: ['ghcr.io/kubernetes-native-testbed'] }),
  storageClass: checked(checkStorageClass)
    .optional()
    .describe('A StorageClass that is already in the cluster. Default: the one of the target.'),
  services: switches<ServiceName>(serviceNames, (name) => requiresOf(name))
    .prefault({})
    .describe('Which services run. Default: every service that is not named is on.'),
  components: switches<OptionalComponentName>(
    Object.keys(optionalComponents) as OptionalComponentName[],
    (name) => optionalComponents[name].requires,
  )
    .prefault({})
    .describe('Optional components. Default: on when something that is on requires it.'),
  stores: stores.prefault({}).describe('Which store keeps the data of a service. Default: the one in app/services.ts.'),
  storeNames: storeNames
    .prefault({})
    .describe('Which store of its kind a service uses: another name is another store, such as one that was restored.')
    .meta({ examples: [{ user: 'user-db-2' }] }),
  backup: backup.prefault({}).describe('When every datastore saves itself, and for how long that is kept.'),
  alerts: webhook('Where Alertmanager POSTs its alerts', 'https://alerts.example.com/alertmanager')
    .optional()
    .describe('Whom Alertmanager tells of alerts. Default: whom the Secret alertmanager-main names.'),
  notifications: webhook('Where Argo CD POSTs what goes wrong', 'https://alerts.example.com/argocd')
    .optional()
    .describe('Whom Argo CD tells when an Application is degraded or cannot be synced. Default: nobody.'),
  images: images
    .prefault({})
    .describe("Which build of each service runs. Default: the shop's release in the catalogue.")
    .meta({ examples: [{ user: 'v1.2.3@sha256:' + '0'.repeat(64) }] }),
});

export type SettingsFile = z.output<typeof settingsSchema>;
