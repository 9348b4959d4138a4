import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { isProblem } from '~/api/problem';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { forgetLocalCopies } from '~/shared/local-copies';
import { Button } from '~/ui/button';
import { TextField } from '~/ui/fields/text-fields';
import { Link } from '~/ui/link';
import { RefusalNotice } from '~/ui/refusal-notice';
import { Section } from '../account/section';
import { useSession } from '../session/use-session';
import { erase } from './api';

const GOES = ['data.goes.1', 'data.goes.2', 'data.goes.3', 'data.goes.4'] as const;
const STAYS = ['data.stays.1', 'data.stays.2', 'data.stays.3'] as const;

/** Forgetting an account: what goes, what stays and why, then one's own address typed, and a proof of who is there. */
export function ErasureSection() {
  const t = useT();
  const [open, setOpen] = useState(false);
  return (
    <Section id="effacer" title={t('data.erase')} lede={t('data.eraseLede')}>
      <h3>{t('data.goes')}</h3>
      <ul className="reasons">
        {GOES.map((key) => (
          <li key={key}>{t(key)}</li>
        ))}
      </ul>
      <h3>{t('data.stays')}</h3>
      <ul className="reasons">
        {STAYS.map((key) => (
          <li key={key}>{t(key)}</li>
        ))}
      </ul>
      {open ? <ErasureForm /> : <Button onClick={() => setOpen(true)}>{t('data.eraseMine')}</Button>}
    </Section>
  );
}

function ErasureForm() {
  const t = useT();
  const api = useApi();
  const { account } = useSession();
  const queryClient = useQueryClient();
  const [typed, setTyped] = useState('');
  const [missing, setMissing] = useState(false);
  const forget = useMutation({
    mutationFn: () => erase(api, typed.trim()),
    onSuccess: () => {
      forgetLocalCopies();
      queryClient.clear();
      // A whole load: nothing of the person who left stays in memory.
      window.location.assign('/au-revoir');
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const matches = typed.trim().toLowerCase() === account?.email?.toLowerCase();
    setMissing(!matches);
    if (matches) forget.mutate();
  };
  return (
    <form className="flow" noValidate onSubmit={submit}>
      <RefusalNotice error={forget.error} />
      <HandOver error={forget.error} />
      <TextField
        id="erase-email"
        type="email"
        label={t('data.confirmation')}
        help={t('data.confirmationHelp', { email: account?.email ?? '' })}
        error={missing ? t('data.confirmationWrong') : undefined}
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button type="submit" main busy={forget.isPending}>
        {t('data.eraseForGood')}
      </Button>
    </form>
  );
}

/** Where to name another owner, for each team that would be left without one. */
function HandOver({ error }: { error: unknown }) {
  const t = useT();
  const organisations = isProblem(error) ? (error.members.organisations as Left[] | undefined) : undefined;
  if (organisations === undefined) return null;
  return (
    <ul className="reasons">
      {organisations.map(({ slug, name }) => (
        <li key={slug}>
          <Link to="/mes-organisations/$slug/equipe" params={{ slug }}>
            {t('data.handOver', { name })}
          </Link>
        </li>
      ))}
    </ul>
  );
}

interface Left {
  slug: string;
  name: string;
}
