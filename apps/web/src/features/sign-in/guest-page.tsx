import { isProblem } from '~/api/problem';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { useKeyInAddress } from '~/shared/key-in-address';
import { useHydrated } from '~/shared/use-hydrated';
import { Button } from '~/ui/button';
import { Notice } from '~/ui/notice';
import { useSession } from '../session/use-session';
import { enterAsGuest } from './api';
import { useEntrance } from './enter';

/**
 * Where a guest's link leads: one button. Nothing is sent before it is pressed, so that what opens links by itself opens
 * no session.
 */
export function GuestPage() {
  const t = useT();
  const token = useKeyInAddress('unknown');
  const { account } = useSession();
  return (
    <div className="wrap sign-in">
      {/* Its address holds a key, after the #. */}
      <meta name="robots" content="noindex" />
      <div>
        <h1 tabIndex={-1}>{t('guest.title')}</h1>
        <p className="lede under-title">{t('guest.lede')}</p>
        <div className="under-lede flow narrow">
          {token === '' ? (
            <Notice hue="warn" title={t('guest.noKey')}>
              <p>{t('guest.noKeyAdvice')}</p>
            </Notice>
          ) : (
            <>
              {account === null || account.guest ? null : (
                <Notice hue="warn" title={t('guest.signedIn', { name: account.displayName })}>
                  <p>{t('guest.signedInAdvice')}</p>
                </Notice>
              )}
              <EnterButton token={token} />
            </>
          )}
        </div>
        <noscript>
          <Notice hue="warn" title={t('signIn.noScript')} />
        </noscript>
      </div>
    </div>
  );
}

function EnterButton({ token }: { token: string }) {
  const t = useT();
  const api = useApi();
  const entrance = useEntrance((sent: string) => enterAsGuest(api, sent), undefined);
  const hydrated = useHydrated();
  const problem = isProblem(entrance.error) ? entrance.error : null;
  return (
    <>
      {entrance.error === null ? null : (
        <Notice hue="late" live="assertive" title={t('guest.refused')}>
          <p>{problem?.errors[0]?.detail ?? problem?.detail ?? t('problem.fault.advice')}</p>
        </Notice>
      )}
      <div className="acts">
        {/* Pressed sooner, nothing would hear it. */}
        <Button
          main
          large
          disabled={!hydrated}
          busy={entrance.isPending}
          onClick={() => entrance.mutate(token)}
        >
          {t('guest.enter')}
        </Button>
      </div>
    </>
  );
}
