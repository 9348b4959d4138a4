import {
  useMutation,
  useQuery,
  useQueryClient,
  useSuspenseInfiniteQuery,
  useSuspenseQuery,
} from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { newKey } from '~/shared/local-copies';
import { Breadcrumb } from '~/ui/breadcrumb';
import { Button } from '~/ui/button';
import { SelectField } from '~/ui/fields/text-fields';
import { ButtonLink, Link } from '~/ui/link';
import { Notice } from '~/ui/notice';
import { ObjectHeader } from '~/ui/object-header';
import { RefusalNotice } from '~/ui/refusal-notice';
import { organisationQuery } from '../organisations/api';
import { useSession } from '../session/use-session';
import { membersQuery, type Takeover, type TakeoverPlace, takeOver, takeoverQuery, teamKey } from './api';
import './team.css';

const route = getRouteApi('/workspace/mes-organisations/$slug/equipe/reprise/$accountId');

/** What will move, what can't and why, then one button. */
export function TakeoverPage() {
  const t = useT();
  const api = useApi();
  const { slug, accountId } = route.useParams();
  const { account } = useSession();
  const { data: organisation } = useSuspenseQuery(organisationQuery(api, slug));
  const people = useSuspenseInfiniteQuery(membersQuery(api, organisation.id)).data.pages.flatMap(
    (page) => page.items,
  );
  const successors = people.filter((member) => member.role !== 'reader' && member.accountId !== accountId);
  const self = successors.find((member) => member.accountId === account?.id);
  const [to, setTo] = useState(self?.accountId ?? successors[0]?.accountId ?? '');
  const [done, setDone] = useState<Takeover | null>(null);
  const preview = useQuery({ ...takeoverQuery(api, organisation.id, accountId, to), enabled: to !== '' });
  const shown = done ?? preview.data;
  return (
    <div className="wrap team-page">
      <ObjectHeader
        breadcrumb={
          <Breadcrumb
            links={[
              <Link key="profile" to="/mes-organisations/$slug" params={{ slug }}>
                {organisation.name}
              </Link>,
              <Link key="team" to="/mes-organisations/$slug/equipe" params={{ slug }}>
                {t('team.title')}
              </Link>,
            ]}
            here={t('team.takeOver')}
          />
        }
        title={
          shown === undefined
            ? t('team.takeOver')
            : t('team.takeover.title', { name: shown.from.displayName })
        }
        lede={t('team.takeover.lede')}
      />
      {done === null ? (
        <div className="narrow-field">
          <SelectField
            label={t('team.takeover.to')}
            value={to}
            options={successors.map((member) => ({ value: member.accountId, label: member.displayName }))}
            onChange={(event) => setTo(event.target.value)}
          />
        </div>
      ) : (
        <Notice
          hue="ok"
          live="polite"
          title={t('team.takeover.done', { count: done.moving, name: done.to.displayName })}
        >
          <ButtonLink className="under-text" to="/mes-organisations/$slug/equipe" params={{ slug }}>
            {t('team.takeover.back')}
          </ButtonLink>
        </Notice>
      )}
      <RefusalNotice error={done === null ? preview.error : null} />
      {shown === undefined ? null : <Places takeover={shown} done={done !== null} />}
      {done === null && shown !== undefined && shown.moving > 0 ? (
        <Confirm key={to} id={organisation.id} accountId={accountId} to={to} shown={shown} onDone={setDone} />
      ) : null}
    </div>
  );
}

function Places({ takeover, done }: { takeover: Takeover; done: boolean }) {
  const t = useT();
  const { parts, moving, staying, to } = takeover;
  if (moving + staying === 0)
    return (
      <section className="block">
        <p>{t('team.takeover.nothing')}</p>
      </section>
    );
  return (
    <>
      {parts.map(({ noun, moves }) =>
        moves.length === 0 ? null : (
          <section className="block" key={noun} aria-labelledby={`part-${noun}`}>
            <h2 id={`part-${noun}`}>{t(`team.takeover.noun.${noun as 'call'}`, { count: moves.length })}</h2>
            <ul className="take">
              {moves.map((place) => (
                <li key={`${place.subjectId}-${place.place}`}>
                  <PlaceWords place={place} />
                </li>
              ))}
            </ul>
          </section>
        ),
      )}
      {staying === 0 ? null : (
        <section className="block" aria-labelledby="restent">
          <h2 id="restent">{t('team.takeover.staying', { count: staying })}</h2>
          <p className="help">{t('team.takeover.stayingHelp', { name: to.displayName })}</p>
          <ul className="take">
            {parts
              .flatMap((part) => part.stays)
              .map((place) => (
                <li key={`${place.subjectId}-${place.place}`}>
                  <PlaceWords place={place} />
                  <span className="mute">{place.why}</span>
                </li>
              ))}
          </ul>
        </section>
      )}
      {done ? null : <p className="help after">{t('team.takeover.kept')}</p>}
    </>
  );
}

function PlaceWords({ place }: { place: TakeoverPlace }) {
  const t = useT();
  const what = t(`team.takeover.place.${place.place as 'lead'}`);
  return (
    <>
      <b>{place.title === '' ? t('team.takeover.hidden') : place.title}</b>
      <span className="mute">{place.context === '' ? what : `${what} · ${place.context}`}</span>
    </>
  );
}

interface ConfirmProps {
  id: string;
  accountId: string;
  to: string;
  shown: Takeover;
  onDone: (takeover: Takeover) => void;
}

function Confirm({ id, accountId, to, shown, onDone }: ConfirmProps) {
  const t = useT();
  const api = useApi();
  const queryClient = useQueryClient();
  const [key] = useState(newKey);
  const act = useMutation({
    mutationFn: () => takeOver(api, id, accountId, to, key),
    onSuccess: (takeover) => {
      onDone(takeover);
      return Promise.all([
        queryClient.invalidateQueries({ queryKey: teamKey(id) }),
        queryClient.invalidateQueries({ queryKey: ['day'] }),
        queryClient.invalidateQueries({ queryKey: ['my'] }),
      ]);
    },
  });
  return (
    <>
      <RefusalNotice error={act.error} />
      <div className="acts after">
        <Button main large busy={act.isPending} onClick={() => act.mutate()}>
          {t('team.takeover.confirm', { count: shown.moving, name: shown.to.displayName })}
        </Button>
      </div>
    </>
  );
}
