import { useSuspenseQuery } from '@tanstack/react-query';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { useFormat } from '~/shared/format';
import { Button } from '~/ui/button';
import { ButtonLink, Link } from '~/ui/link';
import { Notice } from '~/ui/notice';
import { RefusalNotice } from '~/ui/refusal-notice';
import { Tag } from '~/ui/tag';
import { Section } from '../account/section';
import { useChange } from '../account/use-change';
import { type Consent, consentsQuery, withdraw } from './api';

/** What the person agreed to, each text one press away; what awaits their agreement. */
export function ConsentsSection() {
  const t = useT();
  const { data } = useSuspenseQuery(consentsQuery(useApi()));
  const drop = useChange((api, id: string) => withdraw(api, id));
  return (
    <Section id="consentements" title={t('data.consents')} lede={t('data.consentsLede')}>
      {data.due.length === 0 ? null : (
        <Notice title={t('data.due', { count: data.due.length })}>
          <p>
            <ButtonLink to="/mon-compte/accords">{t('data.readAndAgree')}</ButtonLink>
          </p>
        </Notice>
      )}
      <RefusalNotice error={drop.error} />
      {data.items.length === 0 ? (
        <p className="mute">{t('data.noConsent')}</p>
      ) : (
        <ul className="factors">
          {data.items.map((consent) => (
            <ConsentLine
              key={consent.id}
              consent={consent}
              busy={drop.isPending}
              onDrop={() => drop.mutate(consent.id)}
            />
          ))}
        </ul>
      )}
    </Section>
  );
}

interface LineProps {
  consent: Consent;
  busy: boolean;
  onDrop: () => void;
}

function ConsentLine({ consent, busy, onDrop }: LineProps) {
  const t = useT();
  const { moment } = useFormat();
  const { kind, title, version, givenAt, withdrawnAt } = consent;
  return (
    <li>
      <div>
        <b>
          <Link to={kind === 'terms' ? '/regles' : '/confidentialite'}>{title}</Link>
        </b>
        <span className="small mute">{t('data.given', { version, date: moment(givenAt) })}</span>
      </div>
      {withdrawnAt === null ? (
        <Button busy={busy} onClick={onDrop}>
          {t('data.withdraw')}
          <span className="sr"> {title}</span>
        </Button>
      ) : (
        <Tag icon="cross" bare>
          {t('data.withdrawn', { date: moment(withdrawnAt) })}
        </Tag>
      )}
    </li>
  );
}
