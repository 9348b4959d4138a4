/** A key that no other has: kept for the life of what it names, whatever its title becomes. */
export function newKey(prefix: string): string {
  const bytes = crypto.getRandomValues(new Uint8Array(6));
  return `${prefix}-${Array.from(bytes, (byte) => (byte % 36).toString(36)).join('')}`;
}

/** « Île-de-France » → `ile-de-france`, for the values of choices. */
export function keyOf(text: string, taken: readonly string[] = []): string {
  const bare = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 50);
  const base = bare === '' ? 'x' : bare;
  let key = base;
  for (let number = 2; taken.includes(key); number++) key = `${base}-${number}`;
  return key;
}

interface Option {
  value: string;
  label: string;
}

/** The answers of a choice after its lines were rewritten: an answer that is only reworded keeps its key. */
export function optionsFrom(labels: readonly string[], before: readonly Option[]): Option[] {
  const kept = new Map(before.map((option) => [option.label, option.value]));
  const taken = labels.flatMap((label) => kept.get(label) ?? []);
  return labels.map((label, index) => {
    const own = kept.get(label);
    if (own !== undefined) return { value: own, label };
    const previous = before[index];
    const reworded = previous !== undefined && !labels.includes(previous.label);
    const value = reworded && !taken.includes(previous.value) ? previous.value : keyOf(label, taken);
    taken.push(value);
    return { value, label };
  });
}
