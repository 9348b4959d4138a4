/** A first name to greet with, until the person writes theirs: "nadia.belkacem@…" gives "Nadia Belkacem". */
export function nameFrom(email: string): string {
  const words = (email.split('@')[0] ?? '').split(/[._-]+/).filter(Boolean);
  return (
    words
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
      .join(' ')
      .slice(0, 120) || email.slice(0, 120)
  );
}
