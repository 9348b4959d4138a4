import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Api } from '~/api/client';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { Button } from '~/ui/button';
import { SelectField, TextArea } from '~/ui/fields/text-fields';
import { Notice } from '~/ui/notice';
import { RefusalNotice } from '~/ui/refusal-notice';
import { Table } from '~/ui/table';
import { Tag } from '~/ui/tag';
import { useSession } from '../session/use-session';
import { type Collective, type CollectiveAction, type CollectivePlace, collectiveQuery } from './api';
import { InviteOrganisation } from './invite-organisation';
import { answerPlace, askToJoin, changePlaceRole, writeAgenda } from './work-api';

const answers: readonly CollectiveAction[] = [
  'accept',
  'admit',
  'decline',
  'refuse',
  'cancel',
  'withdraw',
  'leave',
  'exclude',
];

/** What a signed-in person may do here: answer, invite, write the agenda, ask to join, leave. */
export function CollectiveWork({ collective }: { collective: Collective }) {
  const t = useT();
  const act = useCollectiveAct(collective.id);
  const living = collective.members.filter(({ actions }) => actions.length > 0);
  return (
    <>
      {living.length === 0 ? null : (
        <section aria-labelledby="places">
          <h2 id="places">{t('collective.manage')}</h2>
          <PlacesTable places={living} act={act} />
        </section>
      )}
      <RefusalNotice error={act.error} />
      {collective.actions.includes('invite') ? (
        <InviteOrganisation collective={collective} act={act} />
      ) : null}
      {collective.actions.includes('editAgenda') ? <Agenda collective={collective} act={act} /> : null}
      <Ask collective={collective} act={act} />
    </>
  );
}

function useCollectiveAct(id: string) {
  const api = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (act: (client: Api) => Promise<unknown>) => act(api),
    onSuccess: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: collectiveQuery(api, id).queryKey }),
        queryClient.invalidateQueries({ queryKey: ['session'] }),
        queryClient.invalidateQueries({ queryKey: ['day'] }),
      ]),
  });
}

export type CollectiveAct = ReturnType<typeof useCollectiveAct>;

function PlacesTable({ places, act }: { places: readonly CollectivePlace[]; act: CollectiveAct }) {
  const t = useT();
  return (
    <Table
      caption={t('collective.manage')}
      captionHidden
      rows={places}
      rowKey={(place) => place.id}
      columns={[
        { key: 'name', title: t('collective.organisation'), cell: ({ organisation }) => organisation.name },
        {
          key: 'state',
          title: t('collective.state'),
          cell: ({ status, role, word }) => (
            <>
              <Tag
                icon={status === 'joined' ? 'check' : 'clock'}
                hue={status === 'joined' ? 'ok' : 'warn'}
                bare
              >
                {t(`collective.status.${status as 'joined'}`)}
              </Tag>{' '}
              {t(`collective.role.${role}`)}
              {word === '' ? null : <small className="mute"> « {word} »</small>}
            </>
          ),
        },
        {
          key: 'acts',
          title: t('collective.acts'),
          cell: (place) => (
            <span className="acts">
              {answers
                .filter((action) => place.actions.includes(action))
                .map((action) => (
                  <Button
                    key={action}
                    plain={action !== 'accept' && action !== 'admit'}
                    onClick={() => act.mutate((api) => answerPlace(api, place, action))}
                  >
                    {t(`collective.act.${action}`)}
                    <span className="sr"> {place.organisation.name}</span>
                  </Button>
                ))}
              {place.actions.includes('changeRole') ? <SwitchRole place={place} act={act} /> : null}
            </span>
          ),
        },
      ]}
    />
  );
}

function SwitchRole({ place, act }: { place: CollectivePlace; act: CollectiveAct }) {
  const t = useT();
  const other = place.role === 'backbone' ? 'member' : 'backbone';
  return (
    <Button plain onClick={() => act.mutate((api) => changePlaceRole(api, place, other))}>
      {t(`collective.make.${other}`)}
      <span className="sr"> {place.organisation.name}</span>
    </Button>
  );
}

function Agenda({ collective, act }: { collective: Collective; act: CollectiveAct }) {
  const t = useT();
  const [agenda, setAgenda] = useState(collective.agenda);
  const saved = agenda === collective.agenda;
  return (
    <form
      className="flow"
      onSubmit={(event) => {
        event.preventDefault();
        act.mutate((api) => writeAgenda(api, collective, agenda));
      }}
    >
      <h2>{t('collective.editAgenda')}</h2>
      <TextArea
        label={t('collective.agenda')}
        help={t('collective.agendaHelp')}
        rows={8}
        limit={8000}
        value={agenda}
        onChange={(event) => setAgenda(event.target.value)}
      />
      {saved && collective.version > 0 && act.isSuccess ? (
        <Notice hue="ok" live="polite" title={t('collective.agendaSaved')} />
      ) : null}
      <div className="acts">
        <Button type="submit" busy={act.isPending}>
          {t('collective.saveAgenda')}
        </Button>
      </div>
    </form>
  );
}

/** For owners of an organisation that is not in yet. */
function Ask({ collective, act }: { collective: Collective; act: CollectiveAct }) {
  const t = useT();
  const { memberships } = useSession();
  const there = new Set(
    collective.members.filter(({ status }) => status !== 'left').map(({ organisation }) => organisation.id),
  );
  const houses = memberships.filter(
    ({ role, via, organisationKind, organisationId }) =>
      role === 'owner' && via === null && organisationKind !== 'collective' && !there.has(organisationId),
  );
  const [chosen, setChosen] = useState('');
  const house = chosen || houses[0]?.organisationId || '';
  if (houses.length === 0) return null;
  return (
    <section className="flow" aria-labelledby="demander">
      <h2 id="demander">{t('collective.ask')}</h2>
      <p className="help">{t('collective.askHelp')}</p>
      {houses.length === 1 ? null : (
        <SelectField
          label={t('collective.organisation')}
          value={house}
          options={houses.map(({ organisationId, organisationName }) => ({
            value: organisationId,
            label: organisationName,
          }))}
          onChange={(event) => setChosen(event.target.value)}
        />
      )}
      <div className="acts">
        <Button
          busy={act.isPending}
          onClick={() => act.mutate((api) => askToJoin(api, collective.id, house))}
        >
          {t('collective.askFor', {
            organisation:
              houses.find(({ organisationId }) => organisationId === house)?.organisationName ?? '',
          })}
        </Button>
      </div>
    </section>
  );
}
