import { z } from 'zod';
import { optionalComponents, services } from '../inventory';
import type { OptionalComponentName, ServiceName } from '../inventory';
import { checkDomain, checkStorageClass } from './dns-name';
import { checkManifestsBranch } from './git-branch';
import { checkGitUrl } from './git-url';
import { checkImageRegistry } from './image-registry';
import { checkImageVersion } from './image-version';
import type { Complaint } from './problem';
import { profileNames, targetNames } from './settings';

/** A text that one of our own checks must accept; the remedy travels with the issue. */
function checked(check: (text: string) => Complaint | undefined) {
  return z.string().superRefine((text, context) => {
    const complaint = check(text);
    if (complaint) context.addIssue({ code: 'custom', message: complaint.rule, params: { remedy: complaint.remedy } });
  });
}

/** One switch per name; a name that is missing is for the resolution to decide. */
function switches<Name extends string>(inventory: Record<Name, { requires: readonly string[] }>) {
  const names = Object.keys(inventory) as Name[];
  const shape = names.map((name) => {
    const { requires } = inventory[name];
    const needs = requires.length > 0 ? ` Requires ${requires.join(', ')}.` : '';
    return [name, z.boolean().optional().describe(`Run ${name}?${needs}`)] as const;
  });
  return z.strictObject(Object.fromEntries(shape) as Record<Name, z.ZodOptional<z.ZodBoolean>>);
}

const images = z.strictObject(
  Object.fromEntries(
    (Object.keys(services) as ServiceName[]).map((name) => [
      name,
      checked(checkImageVersion).optional().describe(`Which image of ${name} runs: tag, tag@digest or digest.`),
    ]),
  ) as Record<ServiceName, z.ZodOptional<z.ZodString>>,
);

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
  services: switches<ServiceName>(services)
    .prefault({})
    .describe('Which services run. Default: every service that is not named is on.'),
  components: switches<OptionalComponentName>(optionalComponents)
    .prefault({})
    .describe('Optional components. Default: on when something that is on requires it.'),
  images: images
    .prefault({})
    .describe("Which build of each service runs. Default: the shop's release in the catalogue.")
    .meta({ examples: [{ user: 'v1.2.3@sha256:' + '0'.repeat(64) }] }),
});

export type SettingsFile = z.output<typeof settingsSchema>;
