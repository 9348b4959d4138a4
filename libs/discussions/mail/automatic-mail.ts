export interface MailHeader {
  /** In lower case. */
  key: string;
  value: string;
}

/**
 * Sent by a machine — an absence notice, a list, a mail that came back (RFC 3834) —: answering it would go round for ever,
 * and its words are nobody's.
 */
export function isAutomatic(headers: readonly MailHeader[], from: string): boolean {
  return (
    headers.some(({ key, value }) => {
      const word = value.trim().toLowerCase();
      if (key === 'auto-submitted') return !word.startsWith('no');
      if (key === 'precedence') return /^(?:bulk|junk|list|auto_reply)\b/.test(word);
      if (key === 'return-path') return word === '<>';
      if (key === 'content-type') return word.startsWith('multipart/report');
      return ['x-autoreply', 'x-autorespond', 'list-id', 'x-failed-recipients'].includes(key)
        ? word !== 'none'
        : false;
    }) || /^(?:mailer-daemon|postmaster|no-?reply|ne-pas-repondre)@/i.test(from)
  );
}
