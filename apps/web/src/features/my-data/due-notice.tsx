import { useQuery } from '@tanstack/react-query';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { ButtonLink } from '~/ui/link';
import { Notice } from '~/ui/notice';
import { consentsQuery } from './api';

/** On one's day: texts that await to be read and agreed to. Nothing is barred meanwhile. */
export function DueNotice() {
  const t = useT();
  const { data } = useQuery(consentsQuery(useApi()));
  const due = data?.due.length ?? 0;
  if (due === 0) return null;
  return (
    <Notice title={t('day.consentsDue', { count: due })}>
      <p>
        <ButtonLink to="/mon-compte/accords">{t('day.readTexts')}</ButtonLink>
      </p>
    </Notice>
  );
}
