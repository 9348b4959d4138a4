/** Only a path of ours: anything else would make the sign-in page an open redirect. */
export function localPath(next: string | undefined): string | null {
  return next && /^\/(?![/\\])[^\s\\]*$/.test(next) ? next : null;
}
