import { useMutation, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { isProblem } from '~/api/problem';
import { T, useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { Button } from '~/ui/button';
import { ErrorSummary } from '~/ui/error-summary';
import { TextField } from '~/ui/fields/text-fields';
import { ButtonLink, Link } from '~/ui/link';
import { Notice } from '~/ui/notice';
import { useSession } from '../session/use-session';
import { askForLink, type Persona, personasQuery, signInAs } from './api';
import { CodeForm } from './code-form';
import { useEntrance } from './enter';

const route = getRouteApi('/connexion');

/** No password: an address, a link by mail. On a demo, one button per person. */
export function SignInPage() {
  const t = useT();
  const { account, demo } = useSession();
  const { suite, personne } = route.useSearch();
  const [sentTo, setSentTo] = useState<string | null>(null);
  if (account !== null) return <AlreadyHere name={account.displayName} next={suite} />;
  return (
    <div className={demo ? 'wrap sign-in with-demo' : 'wrap sign-in'}>
      <div>
        {sentTo === null ? (
          <AskForLink next={suite} onSent={setSentTo} />
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

function AskForLink({ next, onSent }: { next: string | undefined; onSent: (email: string) => void }) {
  const t = useT();
  const api = useApi();
  const [email, setEmail] = useState('');
  const [missing, setMissing] = useState(false);
  const ask = useMutation({
    mutationFn: (address: string) =>
      askForLink(api, { email: address, ...(next === undefined ? {} : { next }) }),
    onSuccess: (_, address) => onSent(address),
  });
  const problem = isProblem(ask.error) ? ask.error : null;
  const refused =
    problem === null
      ? undefined
      : (problem.faultAt('/email') ?? (problem.detail || t('problem.fault.advice')));
  const error = missing ? t('signIn.emailMissing') : refused;

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const address = email.trim();
    // The browser's own messages speak its language, not the page's: the form checks by itself.
    const plausible = /^\S+@\S+\.\S+$/.test(address);
    setMissing(!plausible);
    if (plausible) ask.mutate(address);
  };

  return (
    <>
      <h1 tabIndex={-1}>{t('signIn.title')}</h1>
      <p className="lede under-title">{t('signIn.lede')}</p>
      <form className="flow narrow under-lede" method="post" noValidate onSubmit={submit}>
        <ErrorSummary
          errors={error === undefined || ask.isPending ? [] : [{ fieldId: 'email', text: error }]}
        />
        <TextField
          id="email"
          name="email"
          type="email"
          autoComplete="email"
          label={t('signIn.email')}
          help={t('signIn.emailHelp')}
          error={ask.isPending ? undefined : error}
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <Button type="submit" main busy={ask.isPending}>
          {t('signIn.ask')}
        </Button>
      </form>
    </>
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

function AlreadyHere({ name, next }: { name: string; next: string | undefined }) {
  const t = useT();
  return (
    <div className="wrap">
      <h1 tabIndex={-1}>{t('signIn.already')}</h1>
      <p className="lede under-title">{t('signIn.alreadyAs', { name })}</p>
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
