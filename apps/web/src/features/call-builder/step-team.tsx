import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Api } from '~/api/client';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { Button } from '~/ui/button';
import { SelectField, TextField } from '~/ui/fields/text-fields';
import { Icon } from '~/ui/icon';
import { RefusalNotice } from '~/ui/refusal-notice';
import { Table } from '~/ui/table';
import {
  addToTeam,
  type CallWork,
  candidatesQuery,
  removeFromTeam,
  type TeamFunction,
  type TeamPlace,
  workKey,
} from './api';
import { Leads } from './leads';
import { useDraft } from './use-draft';

const functions: readonly TeamFunction[] = ['lead', 'officer', 'reviewer', 'juror', 'observer'];

export function StepTeam() {
  const { call } = useDraft();
  return (
    <>
      <Leads call={call} />
      <Contact />
      <Team call={call} />
    </>
  );
}

function Contact() {
  const t = useT();
  const { call, edit, faultAt } = useDraft();
  if (!call.actions.includes('edit')) return null;
  const contact = call.contact ?? { name: '', email: '' };
  const write = (next: typeof contact): void =>
    edit({ contact: next.name === '' && next.email === '' ? null : next });
  return (
    <section className="sub-step" aria-labelledby="contact">
      <h3 id="contact">{t('builder.contact')}</h3>
      <p className="help">{t('builder.contactHelp')}</p>
      <div className="fields-row">
        <TextField
          label={t('builder.contactName')}
          value={contact.name}
          autoComplete="off"
          error={faultAt('/contact/name')}
          onChange={(event) => write({ ...contact, name: event.target.value })}
        />
        <TextField
          label={t('builder.contactEmail')}
          type="email"
          value={contact.email}
          autoComplete="off"
          error={faultAt('/contact/email')}
          onChange={(event) => write({ ...contact, email: event.target.value })}
        />
      </div>
    </section>
  );
}

/** Who works on the call, and as what. Also used once the call runs. */
export function Team({ call }: { call: CallWork }) {
  const t = useT();
  const act = useTeamAct(call.id);
  const manages = call.actions.includes('manageTeam');
  const [first, ...others] = [
    { key: 'name', title: t('builder.person'), cell: (place: TeamPlace) => place.displayName },
    {
      key: 'function',
      title: t('builder.functionTitle'),
      cell: (place: TeamPlace) => t(`builder.function.${place.function}`),
    },
  ];
  const remove = {
    key: 'remove',
    title: t('builder.removeTitle'),
    cell: (place: TeamPlace) => (
      <Button
        plain
        onClick={() => act.mutate((api) => removeFromTeam(api, call.id, place.accountId, place.function))}
      >
        {t('builder.removePerson')}
        <span className="sr"> {place.displayName}</span>
      </Button>
    ),
  };
  if (first === undefined) return null;
  return (
    <section className="sub-step" aria-labelledby="equipe">
      <h3 id="equipe">{t('builder.team')}</h3>
      <p className="help">{t('builder.teamHelp')}</p>
      <Table
        caption={t('builder.team')}
        captionHidden
        rows={call.team}
        rowKey={({ accountId, function: place }) => `${accountId}-${place}`}
        columns={[first, ...others, ...(manages ? [remove] : [])]}
      />
      {manages ? <AddPerson call={call} act={act} /> : null}
      <RefusalNotice error={act.error} />
    </section>
  );
}

/** The answer is the new team: it takes its place in the call as read. */
function useTeamAct(id: string) {
  const api = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (change: (api: Api) => Promise<{ items: TeamPlace[] }>) => change(api),
    onSuccess: ({ items }) => {
      queryClient.setQueryData<CallWork>(workKey(id), (call) => call && { ...call, team: items });
      return queryClient.invalidateQueries({ queryKey: workKey(id) });
    },
  });
}

const OUTSIDE = 'outside';

function AddPerson({ call, act }: { call: CallWork; act: ReturnType<typeof useTeamAct> }) {
  const t = useT();
  const { data } = useQuery(candidatesQuery(useApi(), call.id));
  const [who, setWho] = useState('');
  const [email, setEmail] = useState('');
  const [place, setPlace] = useState<TeamFunction>('reviewer');
  const [missing, setMissing] = useState(false);
  const chosen = who === OUTSIDE ? email.trim() : who;

  const add = (event: FormEvent): void => {
    event.preventDefault();
    setMissing(chosen === '');
    if (chosen === '') return;
    act.mutate(
      (api) =>
        addToTeam(api, call.id, {
          ...(who === OUTSIDE ? { email: chosen } : { accountId: chosen }),
          function: place,
        }),
      {
        onSuccess: () => {
          setWho('');
          setEmail('');
        },
      },
    );
  };

  return (
    <form className="add-person" onSubmit={add} noValidate>
      <div className="fields-row">
        <SelectField
          label={t('builder.addPerson')}
          value={who}
          empty={t('builder.choosePerson')}
          error={missing && who === '' ? t('builder.choosePersonFirst') : undefined}
          options={[
            ...(data?.items ?? []).map(({ accountId, displayName, title }) => ({
              value: accountId,
              label: title === '' ? displayName : `${displayName}, ${title}`,
            })),
            { value: OUTSIDE, label: t('builder.outsider') },
          ]}
          onChange={(event) => setWho(event.target.value)}
        />
        <SelectField
          label={t('builder.functionTitle')}
          help={t(`builder.functionHelp.${place}`)}
          value={place}
          options={functions.map((one) => ({ value: one, label: t(`builder.function.${one}`) }))}
          onChange={(event) => setPlace(event.target.value as TeamFunction)}
        />
      </div>
      {who === OUTSIDE ? (
        <TextField
          label={t('builder.outsiderEmail')}
          help={t('builder.outsiderHelp')}
          type="email"
          value={email}
          error={missing && email.trim() === '' ? t('builder.outsiderEmailFirst') : undefined}
          onChange={(event) => setEmail(event.target.value)}
        />
      ) : null}
      <Button type="submit" busy={act.isPending}>
        <Icon name="plus" />
        {t('builder.addToTeam')}
      </Button>
    </form>
  );
}
