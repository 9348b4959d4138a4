import { lazy, Suspense, useState } from 'react';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { sayRefusal } from '~/shared/say-refusal';
import { Button } from '~/ui/button';
import { Icon } from '~/ui/icon';
import { ButtonLink } from '~/ui/link';
import { Notice } from '~/ui/notice';
import { Skeleton } from '~/ui/skeleton';
import { enterByPasskey } from './api';
import { useEntrance } from './enter';
import { LinkForm } from './link-form';
import { ProviderButtons } from './provider-buttons';
import { Refusal } from './refusal';

const OtherForm = lazy(() => import('./other-forms'));

/** Ways that begin by typing something. */
const TYPED = ['mail', 'password', 'organisation'] as const;
type Typed = (typeof TYPED)[number];
const LEDES = {
  mail: 'signIn.lede',
  password: 'signIn.passwordLede',
  organisation: 'signIn.organisationLede',
} as const;
const WORDS = {
  mail: 'signIn.byMail',
  password: 'signIn.byPassword',
  organisation: 'signIn.byOrganisation',
} as const;
const ICONS = { mail: 'mail', password: 'lock', organisation: 'person' } as const;

/** The ways to come in: the mail first, since everyone has it. */
export function WaysIn({
  next,
  refused,
  onSent,
}: {
  next: string | undefined;
  /** Why another way did not do. */
  refused: string | undefined;
  onSent: (email: string) => void;
}) {
  const t = useT();
  const [way, setWay] = useState<Typed>('mail');
  return (
    <>
      <h1 tabIndex={-1}>{t('signIn.title')}</h1>
      <p className="lede under-title">{t(LEDES[way])}</p>
      <Refusal reason={refused} />
      <div className="under-lede">
        {way === 'mail' ? (
          <LinkForm next={next} onSent={onSent} />
        ) : (
          <Suspense fallback={<Skeleton lines={3} />}>
            <OtherForm way={way} next={next} />
          </Suspense>
        )}
      </div>
      <section className="other-ways" aria-labelledby="other-ways">
        <h2 id="other-ways">{t('signIn.otherWays')}</h2>
        <div className="acts">
          <PasskeyButton next={next} />
          <ProviderButtons next={next} />
          <ButtonLink to="/entrer">{t('signIn.byLetter')}</ButtonLink>
          {TYPED.filter((other) => other !== way).map((other) => (
            <Button key={other} onClick={() => setWay(other)}>
              <Icon name={ICONS[other]} />
              {t(WORDS[other])}
            </Button>
          ))}
        </div>
      </section>
    </>
  );
}

/** Finger, face or code of the device: the browser asks. */
export function PasskeyButton({ next }: { next: string | undefined }) {
  const t = useT();
  const api = useApi();
  const entrance = useEntrance(() => enterByPasskey(api, next), next);
  const refusal = sayRefusal(entrance.error, t);
  return (
    <>
      <Button busy={entrance.isPending} onClick={() => entrance.mutate(undefined)}>
        <Icon name="shield" />
        {t('signIn.byPasskey')}
      </Button>
      {refusal === undefined ? null : (
        <div className="whole">
          <Notice hue="late" live="assertive" title={t('signIn.passkeyRefused')}>
            <p>{refusal}</p>
          </Notice>
        </div>
      )}
    </>
  );
}
