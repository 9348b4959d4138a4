import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { isProblem } from '~/api/problem';
import { useT } from '~/messages/intl';
import type { MessageKey } from '~/messages/keys';
import { Button } from './button';
import { ButtonLink } from './link';
import { NotFoundPage } from './not-found-page';

const kindOf = (error: unknown): 'offline' | 'forbidden' | 'signedOut' | 'busy' | 'fault' => {
  if (!isProblem(error)) return 'fault';
  if (error.status === 0) return 'offline';
  if (error.status === 401) return 'signedOut';
  if (error.status === 403) return 'forbidden';
  return error.status === 429 || error.status === 503 ? 'busy' : 'fault';
};

/** What went wrong, in the server's own sentence when it sent one, and what to do next. */
export function ProblemView({ error }: Pick<ErrorComponentProps, 'error'>) {
  const t = useT();
  const router = useRouter();
  if (isProblem(error) && error.status === 404) return <NotFoundPage />;
  const kind = kindOf(error);
  // The page is theirs once they proved it is them: asking again asks for the proof.
  const proof = isProblem(error) && /(factor|confirmation)-required$/.test(error.type) && error.title;
  const title: MessageKey = `problem.${kind}.title`;
  const advice: MessageKey = `problem.${kind}.advice`;
  return (
    <div className="wrap">
      <h1 tabIndex={-1}>{proof || t(title)}</h1>
      <p className="lede under-title">{isProblem(error) && error.detail !== '' ? error.detail : t(advice)}</p>
      <div className="acts under-lede">
        {kind === 'signedOut' ? (
          <ButtonLink main to="/connexion">
            {t('nav.signIn')}
          </ButtonLink>
        ) : (
          <Button main onClick={() => void router.invalidate()}>
            {t(proof ? 'problem.prove' : 'problem.again')}
          </Button>
        )}
        <ButtonLink plain to="/">
          {t('problem.home')}
        </ButtonLink>
      </div>
    </div>
  );
}
