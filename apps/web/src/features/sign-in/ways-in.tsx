import { useState } from 'react';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { sayRefusal } from '~/shared/say-refusal';
import { Button } from '~/ui/button';
import { Icon } from '~/ui/icon';
import { Notice } from '~/ui/notice';
import { enterByPasskey } from './api';
import { useEntrance } from './enter';
import { LinkForm } from './link-form';
import { PasswordForm } from './password-form';

/** The ways to come in: the mail first, since everyone has it. */
export function WaysIn({ next, onSent }: { next: string | undefined; onSent: (email: string) => void }) {
  const t = useT();
  const [byPassword, setByPassword] = useState(false);
  return (
    <>
      <h1 tabIndex={-1}>{t('signIn.title')}</h1>
      <p className="lede under-title">{t(byPassword ? 'signIn.passwordLede' : 'signIn.lede')}</p>
      <div className="under-lede">
        {byPassword ? <PasswordForm next={next} /> : <LinkForm next={next} onSent={onSent} />}
      </div>
      <section className="other-ways" aria-labelledby="other-ways">
        <h2 id="other-ways">{t('signIn.otherWays')}</h2>
        <div className="acts">
          <PasskeyButton next={next} />
          <Button onClick={() => setByPassword(!byPassword)}>
            <Icon name={byPassword ? 'mail' : 'lock'} />
            {t(byPassword ? 'signIn.byMail' : 'signIn.byPassword')}
          </Button>
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
