/** Something that is on because the settings say so, or because of where the environment runs. */
export interface Root {
  /** The service or component that it turns on. */
  readonly name: string;
  /** Who wants it, as a report says it. */
  readonly because: string;
  /** The setting behind it: `services.user`. */
  readonly path: readonly string[];
  /** How not to want it: `turn off user`. */
  readonly remedy: string;
}

/** Something that is switched off although others that are on cannot run without it. */
export interface Conflict {
  readonly name: string;
  /** What needs it directly. */
  readonly neededBy: readonly string[];
  /** What would have to go for nothing to need it. */
  readonly roots: readonly Root[];
}

export interface Resolution {
  /** Everything that is on: what the roots turn on, and what that requires, and so on. */
  readonly on: ReadonlySet<string>;
  readonly conflicts: readonly Conflict[];
}

/** What requires what, by name; both services and optional components. */
export type Requirements = Readonly<Record<string, { readonly requires: readonly string[] }>>;

/**
 * Follows the requirements from the roots.
 *
 * @param off what is switched off: it is reported and not followed further
 * @throws Error when the requirements name something that they do not hold: a slip in the inventory, not in the settings
 */
export function resolve(requirements: Requirements, roots: readonly Root[], off: ReadonlySet<string>): Resolution {
  const on = new Set<string>();
  const conflicts = new Map<string, { neededBy: Set<string>; roots: Set<Root> }>();
  for (const root of roots) {
    const seen = new Set<string>();
    const visit = (name: string, because: string): void => {
      if (off.has(name)) {
        const conflict = conflicts.get(name) ?? { neededBy: new Set(), roots: new Set() };
        conflicts.set(name, { neededBy: conflict.neededBy.add(because), roots: conflict.roots.add(root) });
        return;
      }
      if (seen.has(name)) return;
      seen.add(name);
      const entry = requirements[name];
      if (!entry) throw new Error(`${because} requires ${name}, which the inventory does not have`);
      on.add(name);
      for (const required of entry.requires) visit(required, name);
    };
    visit(root.name, root.because);
  }
  return {
    on,
    conflicts: [...conflicts].map(([name, { neededBy, roots: wanted }]) => ({
      name,
      neededBy: [...neededBy],
      roots: [...wanted],
    })),
  };
}
