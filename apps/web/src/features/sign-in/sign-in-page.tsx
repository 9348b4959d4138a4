import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { T, useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { Button } from '~/ui/button';
import { ButtonLink, Link } from '~/ui/link';
import { Notice } from '~/ui/notice';
import { useSession } from '../session/use-session';
import { type Persona, personasQuery, signInAs } from './api';
import { CodeForm } from './code-form';
import { useEntrance } from './enter';
import { Refusal } from './refusal';
import { WaysIn } from './ways-in';

const route = getRouteApi('/connexion');

/** A link by mail for everyone; a passkey or a password for those who have one. On a demo, one button per person. */
export function SignInPage() {
  const t = useT();
  const { account, demo } = useSession();
  const { suite, personne, raison } = route.useSearch();
  const [sentTo, setSentTo] = useState<string | null>(null);
  if (account !== null) return <AlreadyHere name={account.displayName} next={suite} refused={raison} />;
  return (
    <div className={demo ? 'wrap sign-in with-demo' : 'wrap sign-in'}>
      <div>
        {sentTo === null ? (
          <WaysIn next={suite} refused={raison} onSent={setSentTo} />
        ) : (
          <LookInYourBox email={sentTo} next={suite} onOther={() => setSentTo(null)} />
        )}
        <noscript>
          <Notice hue="warn" title={t('signIn.noScript')} />
        </noscript>
      </div>
      {demo ? <Personas next={suite} asked={personne} /> : null}
    </div>
  );
}

function LookInYourBox({
  email,
  next,
  onOther,
}: {
  email: string;
  next: string | undefined;
  onOther: () => void;
}) {
  const t = useT();
  const { mailbox } = useSession();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <>
      <h1 tabIndex={-1} ref={title}>
        {t('signIn.sentTitle')}
      </h1>
      <p className="lede under-title">
        <T id="signIn.sent" values={{ email }} />
      </p>
      {mailbox ? (
        <p className="under-title">
          <Link to="/boite-aux-lettres">{t('signIn.openMailbox')}</Link>
        </p>
      ) : null}
      <div className="under-lede">
        <CodeForm next={next} />
      </div>
      <p className="under-lede small">
        {t('signIn.notReceived')}{' '}
        <button type="button" className="btn plain inline" onClick={onOther}>
          {t('signIn.otherAddress')}
        </button>
      </p>
    </>
  );
}

function Personas({ next, asked }: { next: string | undefined; asked: string | undefined }) {
  const t = useT();
  const api = useApi();
  const { data } = useSuspenseQuery(personasQuery(api));
  const entrance = useEntrance((key: string) => signInAs(api, key), next);
  const { mutate } = entrance;
  useEffect(() => {
    if (asked !== undefined) mutate(asked);
  }, [asked, mutate]);
  return (
    <section className="personas" aria-labelledby="personas">
      <h2 id="personas">{t('signIn.demoTitle')}</h2>
      <p className="small mute">{t('signIn.demoNote')}</p>
      {entrance.isError ? <Notice hue="late" live="assertive" title={t('problem.fault.advice')} /> : null}
      <ul>
        {data.items.map((persona) => (
          <PersonaLine
            key={persona.key}
            persona={persona}
            busy={entrance.isPending && entrance.variables === persona.key}
            onEnter={() => entrance.mutate(persona.key)}
          />
        ))}
      </ul>
    </section>
  );
}

function PersonaLine({ persona, busy, onEnter }: { persona: Persona; busy: boolean; onEnter: () => void }) {
  return (
    <li>
      <div>
        <b>{persona.name}</b>
        <span className="small">{persona.role}</span>
        {persona.organisation === '' ? null : <span className="small mute">{persona.organisation}</span>}
      </div>
      <Button busy={busy} onClick={onEnter}>
        <T id="signIn.enterAs" values={{ name: persona.name }} />
      </Button>
    </li>
  );
}

function AlreadyHere({
  name,
  next,
  refused,
}: {
  name: string;
  next: string | undefined;
  refused: string | undefined;
}) {
  const t = useT();
  return (
    <div className="wrap">
      <h1 tabIndex={-1}>{t('signIn.already')}</h1>
      <p className="lede under-title">{t('signIn.alreadyAs', { name })}</p>
      <Refusal reason={refused} />
      <div className="acts under-lede">
        {next === undefined ? (
          <ButtonLink main to="/appels">
            {t('notFound.calls')}
          </ButtonLink>
        ) : (
          <a className="btn main" href={next}>
            {t('signIn.goOn')}
          </a>
        )}
      </div>
    </div>
  );
}
