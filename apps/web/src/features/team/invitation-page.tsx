import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useSyncExternalStore } from 'react';
import { isProblem } from '~/api/problem';
import { T, useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { useFormat } from '~/shared/format';
import { Button } from '~/ui/button';
import { ButtonLink } from '~/ui/link';
import { Notice } from '~/ui/notice';
import { RefusalNotice } from '~/ui/refusal-notice';
import { useSession } from '../session/use-session';
import { signOut } from '../sign-in/api';
import { accept, decline, type ReceivedInvitation, receivedQuery } from './received-api';

const route = getRouteApi('/invitations/$id');

/** Where the letter's link leads. Looking does nothing; a button accepts, for whoever signed in with that address. */
export function InvitationPage() {
  const t = useT();
  const { id } = route.useParams();
  const { account } = useSession();
  const token = useToken();
  const ready = token !== null && (token !== '' || account !== null);
  const { data, error } = useQuery({ ...receivedQuery(useApi(), id, token ?? ''), enabled: ready });
  return (
    <div className="wrap sign-in">
      <div>
        {data === undefined ? (
          <h1 tabIndex={-1}>{t('team.received.pageTitle')}</h1>
        ) : (
          <Invitation invitation={data} token={token ?? ''} />
        )}
        {token === '' && account === null ? <SignInFirst id={id} /> : null}
        {error === null ? null : <Lost error={error} />}
        <noscript>
          <Notice hue="warn" title={t('team.received.noScript')} />
        </noscript>
      </div>
    </div>
  );
}

/** What follows the # of the address, which the server never sees: null until the browser has the page. */
function useToken(): string | null {
  return useSyncExternalStore(
    (listener) => {
      window.addEventListener('hashchange', listener);
      return () => window.removeEventListener('hashchange', listener);
    },
    () => window.location.hash.slice(1),
    () => null,
  );
}

function Lost({ error }: { error: unknown }) {
  const t = useT();
  if (isProblem(error) && error.status === 404)
    return (
      <Notice hue="warn" live="polite" title={t('team.received.notYours')}>
        <p>{t('team.received.notYoursText')}</p>
      </Notice>
    );
  return <RefusalNotice error={error} />;
}

function SignInFirst({ id }: { id: string }) {
  const t = useT();
  return (
    <div className="flow under-lede">
      <p>{t('team.received.signInText')}</p>
      <div className="acts">
        <ButtonLink main large to="/connexion" search={{ suite: `/invitations/${id}` }}>
          {t('team.received.signIn')}
        </ButtonLink>
      </div>
    </div>
  );
}

function Invitation({ invitation, token }: { invitation: ReceivedInvitation; token: string }) {
  const t = useT();
  const { deadline } = useFormat();
  const { account } = useSession();
  const { organisation, inviterName, role, word, status, expiresAt, email, forMe } = invitation;
  return (
    <>
      <h1 tabIndex={-1}>{t('team.received.title', { organisation: organisation.name })}</h1>
      <p className="lede under-title">
        {t('team.received.lede', { inviter: inviterName, role: t(`team.role.${role}`) })}
      </p>
      <p className="under-title">{t(`team.roleHelp.${role}`)}</p>
      {word === '' ? null : (
        <blockquote className="under-title">{t('team.received.word', { word })}</blockquote>
      )}
      <div className="under-lede flow">
        {status === 'pending' ? (
          <>
            {forMe ? <Answer invitation={invitation} token={token} /> : null}
            {account === null ? (
              <>
                <p>
                  <T id="team.received.signInWith" values={{ email }} />
                </p>
                <SignInFirst id={invitation.id} />
              </>
            ) : null}
            {account !== null && !forMe ? <OtherAddress email={email} own={account.email ?? ''} /> : null}
            <p className="small mute">{t('team.received.until', { date: deadline(expiresAt) })}</p>
          </>
        ) : (
          <Notice hue={status === 'accepted' ? 'ok' : 'warn'} title={t(`team.received.status.${status}`)}>
            {status === 'accepted' && forMe ? (
              <ButtonLink className="under-text" to="/ma-journee">
                {t('team.received.goOn')}
              </ButtonLink>
            ) : null}
          </Notice>
        )}
      </div>
    </>
  );
}

function Answer({ invitation, token }: { invitation: ReceivedInvitation; token: string }) {
  const t = useT();
  const api = useApi();
  const yes = useMutation({
    mutationFn: () => accept(api, invitation.id, token),
    // Rights changed: a whole load draws every page anew.
    onSuccess: () => window.location.assign(`/mes-organisations/${invitation.organisation.slug}/equipe`),
  });
  const no = useMutation({
    mutationFn: () => decline(api, invitation.id),
    onSuccess: () => window.location.assign('/ma-journee'),
  });
  return (
    <>
      <RefusalNotice error={yes.error ?? no.error} />
      <div className="acts">
        <Button main large busy={yes.isPending} onClick={() => yes.mutate()}>
          {t('team.received.accept')}
        </Button>
        <Button busy={no.isPending} onClick={() => no.mutate()}>
          {t('team.received.decline')}
        </Button>
      </div>
    </>
  );
}

/** Says which address, and what to do about it. */
function OtherAddress({ email, own }: { email: string; own: string }) {
  const t = useT();
  const api = useApi();
  const leave = useMutation({
    mutationFn: () => signOut(api),
    onSuccess: () => window.location.reload(),
  });
  return (
    <Notice hue="warn" title={t('team.received.otherTitle')}>
      <p>
        <T id="team.received.other" values={{ email, own }} />
      </p>
      <div className="acts under-text">
        <Button busy={leave.isPending} onClick={() => leave.mutate()}>
          {t('team.received.signOut')}
        </Button>
      </div>
    </Notice>
  );
}
