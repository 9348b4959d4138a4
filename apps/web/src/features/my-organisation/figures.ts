/** « Repas partagés : 1 240 », one per line, as figures with their label; a line without its figure is left out. */
export function figuresOf(lines: readonly string[]): { label: string; value: string }[] {
  return lines.flatMap((line) => {
    const cut = line.lastIndexOf(':');
    const [label, value] = [line.slice(0, cut).trim(), line.slice(cut + 1).trim()];
    return cut === -1 || label === '' || value === '' ? [] : [{ label, value }];
  });
}
