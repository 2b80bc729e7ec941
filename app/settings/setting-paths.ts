import { z } from 'zod';
import { settingsSchema } from './schema';

/** A setting: where it stands in a file, and what a text of the environment has to become. */
export interface SettingPath {
  readonly path: readonly string[];
  readonly type: 'switch' | 'number' | 'text';
}

/** Every setting that a file may hold, in the order of the schema. */
export const settingPaths: readonly SettingPath[] = leaves(settingsSchema, []);

function leaves(schema: z.core.$ZodType, path: readonly string[]): SettingPath[] {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodOptional) {
    return leaves(schema.unwrap(), path);
  }
  if (schema instanceof z.ZodObject) {
    return Object.entries(schema.shape).flatMap(([key, inner]) => leaves(inner as z.core.$ZodType, [...path, key]));
  }
  return [{ path, type: typeOf(schema) }];
}

function typeOf(schema: z.core.$ZodType): SettingPath['type'] {
  if (schema instanceof z.ZodBoolean) return 'switch';
  return schema instanceof z.ZodNumber ? 'number' : 'text';
}

/** The keys that may stand in the map at this path. */
export function knownKeys(path: readonly PropertyKey[]): string[] {
  const below = settingPaths.filter((setting) => path.every((key, index) => setting.path[index] === key));
  return [...new Set(below.flatMap((setting) => setting.path[path.length] ?? []))];
}

/** Where a key that stands in the wrong map belongs, as `components.ceph`; `undefined` when it is no setting at all. */
export function homeOf(key: string): string | undefined {
  return settingPaths.find((setting) => setting.path.at(-1) === key)?.path.join('.');
}
