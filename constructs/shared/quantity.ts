const suffixes: Readonly<Record<string, number>> = {
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
};

/**
 * The value of a Kubernetes quantity in its base unit: cores for `250m`, bytes for `1Gi`. cdk8s has units of its own (`Size`,
 * `Cpu`) but nothing that reads what stands in a manifest.
 *
 * @throws when the text is no quantity, or has a suffix (`n`, `u`, `P`, `E`) that no setting here needs.
 */
export function parseQuantity(quantity: string): number {
  const [, digits, suffix = ''] = /^(\d+(?:\.\d+)?)([a-zA-Z]*)$/.exec(quantity) ?? [];
  const factor = suffixes[suffix];
  if (digits === undefined || factor === undefined) {
    throw new Error(`'${quantity}' is no quantity: write a number and one of m, k, M, G, T, Ki, Mi, Gi, Ti`);
  }
  return Number(digits) * factor;
}

/** Bytes as a person reads them: `1.5Gi`. */
export function formatBytes(bytes: number): string {
  const unit = bytes >= 2 ** 30 ? 'Gi' : 'Mi';
  return `${String(Math.round((bytes / (suffixes[unit] ?? 1)) * 10) / 10)}${unit}`;
}
