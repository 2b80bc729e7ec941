export interface Point {
  readonly x: number;
  readonly y: number;
}

/** How y grows with x: k of the y = c·x^k that comes closest, by least squares over the logarithms. */
export function exponent(points: readonly Point[]): number {
  const logs = points.map(({ x, y }) => ({ x: Math.log(x), y: Math.log(y) }));
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(logs.map((point) => point.x)), mean(logs.map((point) => point.y))];
  const covariance = mean(logs.map((point) => (point.x - x) * (point.y - y)));
  return covariance / mean(logs.map((point) => (point.x - x) ** 2));
}
