import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { useFormat } from '~/shared/format';
import { Breadcrumb } from '~/ui/breadcrumb';
import { Link } from '~/ui/link';
import { ObjectHeader } from '~/ui/object-header';
import { mailQuery } from './api';

const route = getRouteApi('/boite-aux-lettres/$id');

/** One mail, as text, with its links live. */
export function MailPage() {
  const t = useT();
  const { moment } = useFormat();
  const { id } = route.useParams();
  const { data: mail } = useSuspenseQuery(mailQuery(useApi(), id));
  return (
    <div className="wrap">
      <ObjectHeader
        breadcrumb={
          <Breadcrumb
            links={[
              <Link key="mailbox" to="/boite-aux-lettres">
                {t('mailbox.title')}
              </Link>,
            ]}
            here={mail.subject}
          />
        }
        title={mail.subject}
        long
        lede={t('mailbox.line', { to: mail.to, date: moment(mail.sentAt) })}
      />
      <div className="mail">
        <MailText text={mail.text} />
      </div>
    </div>
  );
}

const ADDRESS = /(https?:\/\/[^\s<>"]+)/;

function MailText({ text }: { text: string }) {
  return text.split(ADDRESS).map((part, index) =>
    ADDRESS.test(part) ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the text is shown whole and never reordered
      <a key={index} href={part}>
        {part}
      </a>
    ) : (
      part
    ),
  );
}
