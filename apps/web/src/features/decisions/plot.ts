/** Where each score stands on a small axis: one dot per review, stacked where several are close. */
export interface Dot {
  x: number;
  y: number;
}

export const PLOT = { width: 200, left: 8, right: 192, base: 20, step: 9, radius: 4 } as const;

export const xOf = (value: number, outOf: number): number =>
  PLOT.left + ((PLOT.right - PLOT.left) * Math.min(outOf, Math.max(0, value))) / outOf;

/** Dots less than one diameter apart are piled up, the lowest scores first. */
export function dotsOf(totals: readonly number[], outOf: number): Dot[] {
  const dots: Dot[] = [];
  for (const total of [...totals].sort((a, b) => a - b)) {
    const x = xOf(total, outOf);
    const below = dots.filter((dot) => Math.abs(dot.x - x) < 2 * PLOT.radius + 1);
    const level =
      below.length === 0 ? 0 : Math.max(...below.map((dot) => (PLOT.base - dot.y) / PLOT.step)) + 1;
    dots.push({ x, y: PLOT.base - level * PLOT.step });
  }
  return dots;
}

/** The height the piles need above the axis, so that no dot is cut. */
export const topOf = (dots: readonly Dot[]): number =>
  Math.min(-8, ...dots.map(({ y }) => y - PLOT.radius - 2));
