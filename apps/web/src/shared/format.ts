import { useMemo } from 'react';
import { useMessageStore } from '~/messages/intl';
import { type Format, formatFor } from './formats';

export * from './formats';

/** Dates, money and numbers in the page's language: `const { money, deadline } = useFormat()`. */
export function useFormat(): Format {
  const { locale } = useMessageStore();
  return useMemo(() => formatFor(locale), [locale]);
}
