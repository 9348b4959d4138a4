/** Two letters: « Nadia Belkacem » → NB, « Le Mur commun » → MC. */
export function initials(name: string): string {
  const words = name.split(/[\s’'-]+/u).filter((word) => /^\p{Lu}/u.test(word) && word.length > 2);
  const chosen = words.length > 0 ? words : name.split(/\s+/u);
  return [chosen[0], chosen.length > 1 ? chosen.at(-1) : undefined]
    .map((word) => word?.charAt(0) ?? '')
    .join('')
    .toUpperCase();
}

/** A face in two letters; square for an organisation. Decorative: the name is beside it. */
export function Avatar({ name, square }: { name: string; square?: boolean }) {
  return (
    <i className={square ? 'face sq' : 'face'} aria-hidden="true">
      {initials(name)}
    </i>
  );
}
