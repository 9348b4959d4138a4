/** Addresses as people paste them: one per line, or separated by commas, semicolons or spaces, `Name <a@b.c>` too. */
export const addressesIn = (text: string): string[] =>
  text
    .split(/[\n,;]+/)
    .map((part) => /<([^>]*)>/.exec(part)?.[1] ?? part)
    .flatMap((part) => part.trim().split(/\s+/))
    .filter((part) => part !== '');
