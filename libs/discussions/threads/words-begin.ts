const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** « bel » finds Nadia Belkacem, accents and capitals aside. */
export const beginsWith = (label: string, q: string): boolean =>
  ` ${plain(label)}`.includes(` ${plain(q.trim())}`);
