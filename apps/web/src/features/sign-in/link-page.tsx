import { getRouteApi } from '@tanstack/react-router';
import { isProblem } from '~/api/problem';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { useKeyInAddress } from '~/shared/key-in-address';
import { useHydrated } from '~/shared/use-hydrated';
import { Button } from '~/ui/button';
import { ButtonLink } from '~/ui/link';
import { Notice } from '~/ui/notice';
import { consumeLink } from './api';
import { CodeForm } from './code-form';
import { useEntrance } from './enter';

const route = getRouteApi('/connexion/lien');

/**
 * Where the mail's link leads. Opening it does nothing: mail scanners open every link, and a link serves once.
 * The key stands after the #, so it never reaches a server's log; the person presses the button.
 */
export function LinkPage() {
  const t = useT();
  const { suite } = route.useSearch();
  const token = useKeyInAddress('unknown');
  return (
    <div className="wrap sign-in">
      {/* Its address holds a key, after the #: the page must not enter an index. */}
      <meta name="robots" content="noindex" />
      <div>
        <h1 tabIndex={-1}>{t(token === '' ? 'signIn.codeTitle' : 'signIn.linkTitle')}</h1>
        <p className="lede under-title">{t(token === '' ? 'signIn.codeLede' : 'signIn.linkLede')}</p>
        <div className="under-lede">
          {token === '' ? <CodeForm main next={suite} /> : <LinkButton token={token} next={suite} />}
        </div>
        <noscript>
          <Notice hue="warn" title={t('signIn.noScript')} />
        </noscript>
      </div>
    </div>
  );
}

function LinkButton({ token, next }: { token: string; next: string | undefined }) {
  const t = useT();
  const api = useApi();
  const entrance = useEntrance((sent: string) => consumeLink(api, sent), next);
  const hydrated = useHydrated();
  const problem = isProblem(entrance.error) ? entrance.error : null;
  return (
    <div className="flow narrow">
      {problem === null ? null : (
        <Notice hue="late" live="assertive" title={t('signIn.linkRefused')}>
          <p>{problem.faultAt('/token') ?? problem.detail}</p>
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
          {t('signIn.enter')}
        </Button>
        {problem === null ? null : (
          <ButtonLink to="/connexion" search={next === undefined ? {} : { suite: next }}>
            {t('signIn.again')}
          </ButtonLink>
        )}
      </div>
    </div>
  );
}
