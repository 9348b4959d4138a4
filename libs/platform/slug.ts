/** A readable address from a French name: "L’Été à l’Œuvre" gives "l-ete-a-l-oeuvre". */
export function slugOf(name: string, maxLength = 72): string {
  const plain = name
    .replaceAll('œ', 'oe')
    .replaceAll('Œ', 'oe')
    .replaceAll('æ', 'ae')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  return plain.slice(0, maxLength).replace(/^-+|-+$/g, '') || 'sans-nom';
}
