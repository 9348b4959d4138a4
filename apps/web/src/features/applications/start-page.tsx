import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { isProblem } from '~/api/problem';
import { T, useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { useFormat } from '~/shared/format';
import { newKey } from '~/shared/local-copies';
import { Breadcrumb } from '~/ui/breadcrumb';
import { Button } from '~/ui/button';
import { RadioGroup } from '~/ui/fields/choice-fields';
import { ButtonLink, Link } from '~/ui/link';
import { Notice } from '~/ui/notice';
import { ObjectHeader } from '~/ui/object-header';
import { Skeleton } from '~/ui/skeleton';
import { type Call, callQuery } from '../calls/api';
import { useSession } from '../session/use-session';
import { applicationKey, foreseenEligibilityQuery, startApplication } from './api';
import { FindingsList, verdictOf } from './eligibility-notice';
import './applications.css';

const route = getRouteApi('/workspace/appels/$slug/candidater');
const OWN_NAME = 'own-name';

/** Who applies, and whether it is worth the effort: known before a line is written. */
export function StartPage() {
  const t = useT();
  const { slug } = route.useParams();
  const { data: call } = useSuspenseQuery(callQuery(useApi(), slug));
  const { deadline } = useFormat();
  return (
    <div className="wrap">
      <ObjectHeader
        breadcrumb={
          <Breadcrumb
            links={[
              <Link key="calls" to="/appels">
                {t('nav.calls')}
              </Link>,
              <Link key="call" to="/appels/$slug" params={{ slug }}>
                {call.title}
              </Link>,
            ]}
            here={t('application.start.here')}
          />
        }
        title={t('application.start.title')}
        lede={
          call.closesAt === null
            ? t('application.start.lede', { call: call.title })
            : t('application.start.ledeBefore', { call: call.title, date: deadline(call.closesAt) })
        }
      />
      <StartForm call={call} />
    </div>
  );
}

function StartForm({ call }: { call: Call }) {
  const t = useT();
  const choices = useApplicants(call);
  const [chosen, setChosen] = useState<string | null>(
    choices.length === 1 ? (choices[0]?.value ?? null) : null,
  );
  if (call.phase !== 'open') {
    return (
      <Notice hue="warn" title={t('application.start.closed')}>
        <p>
          <Link to="/appels">{t('calls.past.others')}</Link>
        </p>
      </Notice>
    );
  }
  if (call.myApplicationId !== null) {
    return (
      <Notice title={t('application.start.already')}>
        <p>
          <Link to="/candidatures/$id" params={{ id: call.myApplicationId }}>
            {t('calls.await.resume')}
          </Link>
        </p>
      </Notice>
    );
  }
  return (
    <div className="start">
      {choices.length === 0 ? (
        <p>{t('application.start.noOrganisation')}</p>
      ) : (
        <RadioGroup
          name="applicant"
          label={t('application.start.who')}
          help={t('application.start.whoHelp')}
          options={choices}
          value={chosen}
          onValueChange={setChosen}
        />
      )}
      {call.kind === 'internal' ? null : (
        <p>
          <ButtonLink
            plain
            to="/mes-organisations/nouvelle"
            search={{ suite: `/appels/${call.slug}/candidater` }}
          >
            {t(choices.length === 0 ? 'application.start.create' : 'application.start.createOther')}
          </ButtonLink>
        </p>
      )}
      {chosen === null ? null : (
        <Check key={chosen} call={call} organisationId={chosen === OWN_NAME ? null : chosen} />
      )}
    </div>
  );
}

/** The organisations this person may write for, and themselves where the call allows it. */
function useApplicants(call: Call): { value: string; label: string; help?: string }[] {
  const t = useT();
  const { memberships, account } = useSession();
  const writing = memberships.filter(({ role }) => role !== 'reader');
  const ownName = call.kind === 'internal' || call.kind === 'ideas';
  return [
    ...(call.kind === 'internal'
      ? []
      : writing.map((membership) => ({
          value: membership.organisationId,
          label: membership.organisationName,
          help: t(`myOrganisation.kind.${membership.organisationKind}`),
        }))),
    ...(ownName
      ? [{ value: OWN_NAME, label: t('application.start.ownName', { name: account?.displayName ?? '' }) }]
      : []),
  ];
}

function Check({ call, organisationId }: { call: Call; organisationId: string | null }) {
  const t = useT();
  const api = useApi();
  const { data, isPending, isError } = useQuery(foreseenEligibilityQuery(api, call.id, organisationId));
  const slug = useSession().memberships.find(
    (one) => one.organisationId === organisationId,
  )?.organisationSlug;
  if (isPending) {
    return (
      <div aria-busy="true">
        <p className="sr" role="status">
          {t('ui.loading')}
        </p>
        <Skeleton lines={4} />
      </div>
    );
  }
  // Knowing beforehand is a help: without it, one may still begin, and the workspace says the same.
  const eligibility = isError ? { items: [], open: true } : data;
  const verdict = verdictOf(eligibility);
  return (
    <>
      {eligibility.items.length === 0 ? null : (
        <section className="block" aria-labelledby="conditions">
          <h2 id="conditions">{t(`application.start.verdict.${verdict}`)}</h2>
          <p className="under-title">{t(`application.start.advice.${verdict}`)}</p>
          <FindingsList items={eligibility.items} />
          {slug === undefined || verdict === 'eligible' ? null : (
            <p className="small">
              <T
                id="application.start.profile"
                values={{
                  link: (chunks) => (
                    <Link to="/mes-organisations/$slug" params={{ slug }}>
                      {chunks}
                    </Link>
                  ),
                }}
              />
            </p>
          )}
        </section>
      )}
      <Begin call={call} organisationId={organisationId} advised={verdict !== 'no'} />
    </>
  );
}

function Begin({
  call,
  organisationId,
  advised,
}: {
  call: Call;
  organisationId: string | null;
  advised: boolean;
}) {
  const t = useT();
  const api = useApi();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const [key] = useState(newKey);
  const start = useMutation({
    mutationFn: () => startApplication(api, { callId: call.id, organisationId }, key),
    onSuccess: async (application) => {
      queryClient.setQueryData(applicationKey(application.id), application);
      void queryClient.invalidateQueries({ queryKey: ['applications'] });
      void queryClient.invalidateQueries({ queryKey: ['call', call.slug] });
      await navigate({ to: '/candidatures/$id', params: { id: application.id } });
    },
  });
  const problem = isProblem(start.error) ? start.error : null;
  return (
    <form
      className="block"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        if (!start.isPending) start.mutate();
      }}
    >
      {problem === null ? null : (
        <Notice
          hue="late"
          live="assertive"
          title={
            problem.status === 0 ? t('problem.offline.title') : problem.detail || t('problem.fault.advice')
          }
        >
          {problem.type.endsWith('application-exists') ? (
            <p>
              <Link to="/candidatures">{t('application.start.seeMine')}</Link>
            </p>
          ) : null}
        </Notice>
      )}
      <p className="small mute">{t('application.start.commits')}</p>
      <div className="acts under-text">
        <Button type="submit" main={advised} busy={start.isPending}>
          {t(advised ? 'application.start.begin' : 'application.start.beginAnyway')}
        </Button>
        <ButtonLink plain to="/appels/$slug" params={{ slug: call.slug }}>
          {t('application.start.back')}
        </ButtonLink>
      </div>
    </form>
  );
}
