export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error('Nothing was measured');
  return middle;
}

/** The quickest of several: what else a busy machine was doing counts least in it. */
export const quickest = (values: readonly number[]): number => Math.min(...values);
