/**
 * The order in which one respondent meets the subjects (Williams' squares): over respondents, each subject comes as often
 * in each place, and as often just after each other one. What is seen first, or after something better, is judged otherwise.
 */
export function rotated<Thing>(things: readonly Thing[], row: number): Thing[] {
  const size = things.length;
  if (size === 0) return [];
  const rows = size % 2 === 0 ? size : 2 * size;
  const at = ((row % rows) + rows) % rows;
  // 0, 1, n−1, 2, n−2…: neighbours differ by every distance once.
  const first = Array.from({ length: size }, (_, n) => (n % 2 === 1 ? (n + 1) / 2 : (size - n / 2) % size));
  const order = first.map((place) => things[(place + at) % size] as Thing);
  return at < size ? order : order.reverse();
}
