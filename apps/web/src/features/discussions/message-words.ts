/** How a message begins, in one line without its marks: for a quote or an announcement. */
export function excerptOf(body: string, characters = 90): string {
  const plain = body
    .replaceAll(/@\[([^\]\n]+)\]\([a-z]+:[^)\s]+\)/g, '@$1')
    .replaceAll(/\[([^\]]+)\]\([^)\s]+\)/g, '$1')
    .replaceAll(/^[>#\s*-]+|\*\*/gm, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const signs = [...plain];
  return signs.length <= characters ? plain : `${signs.slice(0, characters).join('').trimEnd()}…`;
}
