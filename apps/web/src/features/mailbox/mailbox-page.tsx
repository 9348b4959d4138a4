import { useSuspenseQuery } from '@tanstack/react-query';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { useFormat } from '~/shared/format';
import { EmptyState } from '~/ui/empty-state';
import { Link } from '~/ui/link';
import { Table } from '~/ui/table';
import { mailboxQuery } from './api';

/** The mails this instance would have sent: only where no real mail leaves. */
export function MailboxPage() {
  const t = useT();
  const { moment } = useFormat();
  const { data } = useSuspenseQuery(mailboxQuery(useApi()));
  return (
    <div className="wrap">
      <h1 tabIndex={-1}>{t('mailbox.title')}</h1>
      <p className="lede under-title">{t('mailbox.lede')}</p>
      <div className="under-lede">
        {data.items.length === 0 ? (
          <EmptyState title={t('mailbox.empty')}>{t('mailbox.emptyAdvice')}</EmptyState>
        ) : (
          <Table
            caption={t('mailbox.title')}
            captionHidden
            rows={data.items}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'subject',
                title: t('mailbox.subject'),
                cell: ({ id, subject }) => (
                  <Link to="/boite-aux-lettres/$id" params={{ id }}>
                    {subject}
                  </Link>
                ),
              },
              { key: 'to', title: t('mailbox.to'), cell: ({ to }) => to },
              { key: 'sentAt', title: t('mailbox.sentAt'), cell: ({ sentAt }) => moment(sentAt) },
            ]}
          />
        )}
      </div>
    </div>
  );
}
