import { z } from 'zod';
import { settingsSchema } from './schema';

/** The settings as JSON Schema, draft 7, which every editor understands; our own checks of texts have no place in it. */
export function settingsJsonSchema(): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(settingsSchema, { target: 'draft-7', io: 'input' });
  return { $schema, title: 'Settings of one environment of the testbed', ...schema };
}
