import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { isProblem, type Problem } from '~/api/problem';
import { T, useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { useFormat } from '~/shared/format';
import { newKey } from '~/shared/local-copies';
import { AwaitBlock } from '~/ui/await-block';
import { Button } from '~/ui/button';
import { ErrorSummary } from '~/ui/error-summary';
import { Check } from '~/ui/fields/choice-fields';
import { FieldGroup } from '~/ui/fields/field';
import { Icon } from '~/ui/icon';
import { ButtonLink, Link } from '~/ui/link';
import { Notice } from '~/ui/notice';
import { type Application, applicationKey, applicationQuery, fileAddress, submitApplication } from './api';
import { ApplicationFrame } from './application-frame';
import { DossierView } from './dossier-view';
import type { Drafts } from './drafts';
import { sectionOf } from './drafts';
import { EligibilityNotice } from './eligibility-notice';
import { MissingList } from './missing-list';
import { ServerClock, useServerNow, useTimeLeft } from './server-clock';
import { useDrafts } from './use-drafts';
import './applications.css';
import './budget.css';

const route = getRouteApi('/workspace/candidatures/$id/relire');

/** Everything as the jury will see it, what is still missing, then the one press that counts. */
export function SubmitPage() {
  const t = useT();
  const { id } = route.useParams();
  const { data: application } = useSuspenseQuery(applicationQuery(useApi(), id));
  const drafts = useDrafts(application);
  const settled = useSettled(drafts, id);
  const now = useServerNow(application.serverTime, application.deadline);
  const { moment } = useFormat();
  const left = useTimeLeft(application.deadline, now);
  return (
    <ApplicationFrame
      application={application}
      here={t('application.review')}
      await={
        <AwaitBlock
          ask={t('application.submit.ask')}
          what={t('application.submit.what', {
            until: application.deadline === null ? 'never' : 'date',
            date: application.deadline === null ? '' : moment(application.deadline),
          })}
          by={left ?? t('application.await.noDeadline')}
        >
          <ButtonLink to="/candidatures/$id" params={{ id }}>
            <Icon name="back" />
            {t('application.backToWriting')}
          </ButtonLink>
        </AwaitBlock>
      }
    >
      {settled === 'no' ? (
        <Notice hue="warn" live="assertive" title={t('application.submit.unsaved')}>
          <p>{t('application.submit.unsavedNote')}</p>
        </Notice>
      ) : null}
      <MissingList application={application} />
      <EligibilityNotice eligibility={application.eligibility} />
      <Preview application={application} />
      <Engagement application={application} drafts={drafts} now={now} ready={settled === 'yes'} />
    </ApplicationFrame>
  );
}

/** The review step reads what the server holds: everything typed goes there first. */
function useSettled({ settle }: Drafts, id: string): 'waiting' | 'yes' | 'no' {
  const queryClient = useQueryClient();
  const [settled, setSettled] = useState<'waiting' | 'yes' | 'no'>('waiting');
  useEffect(() => {
    let here = true;
    const work = async (): Promise<void> => {
      const everything = await settle();
      await queryClient.invalidateQueries({ queryKey: applicationKey(id), exact: true });
      if (here) setSettled(everything ? 'yes' : 'no');
    };
    void work();
    return () => {
      here = false;
    };
  }, [settle, queryClient, id]);
  return settled;
}

function Preview({ application }: { application: Application }) {
  const t = useT();
  const { id, files } = application;
  return (
    <section className="block" aria-labelledby="apercu">
      <h2 id="apercu">{t('application.preview.title')}</h2>
      <p className="under-title">{t('application.preview.note')}</p>
      <DossierView
        headings="h3"
        sections={application.form.sections}
        answersOf={(key) => sectionOf(application, key).answers}
        isConfidential={(key) => sectionOf(application, key).confidential}
        filesOf={(sectionKey, fieldKey) =>
          files
            .filter((file) => file.sectionKey === sectionKey && file.fieldKey === fieldKey)
            .map((file) => ({ ...file, href: fileAddress(id, file.id) }))
        }
        beside={(section) => (
          <Link to="/candidatures/$id" params={{ id }} search={{ rubrique: section.key }}>
            {t('application.edit')}
            <span className="sr"> {section.title}</span>
          </Link>
        )}
      />
    </section>
  );
}

interface EngagementProps {
  application: Application;
  drafts: Drafts;
  now: Date;
  ready: boolean;
}

function Engagement({ application, drafts, now, ready }: EngagementProps) {
  const t = useT();
  const [agreed, setAgreed] = useState(false);
  const [forgotten, setForgotten] = useState(false);
  const { submit, problem, isPending } = useSubmission(application, drafts);
  const incomplete = application.faults.length > 0;

  const press = (event: FormEvent): void => {
    event.preventDefault();
    setForgotten(!agreed);
    if (agreed && ready) submit();
  };

  if (!application.actions.includes('submit')) return null;
  return (
    <form className="engagement" onSubmit={press} noValidate>
      <h2>{t('application.submit.title')}</h2>
      <ErrorSummary
        errors={
          forgotten && !agreed ? [{ fieldId: 'engagement', text: t('application.submit.mustAgree') }] : []
        }
      />
      {problem === null ? null : <Refusal problem={problem} />}
      <FieldGroup
        id="engagement"
        label={t('application.submit.engagement')}
        error={forgotten && !agreed ? t('application.submit.mustAgree') : undefined}
      >
        <Check
          checked={agreed}
          onChange={(event) => setAgreed(event.target.checked)}
          label={<T id="application.submit.iAgree" />}
          help={t('application.submit.iAgreeHelp')}
        />
      </FieldGroup>
      <div className="acts">
        <Button type="submit" main large busy={isPending || !ready} aria-describedby="heure-serveur">
          <Icon name="send" />
          {t('application.submit.act')}
        </Button>
        <span id="heure-serveur" className="small mute">
          <ServerClock now={now} deadline={application.deadline} />
        </span>
      </div>
      {incomplete ? <p className="small mute">{t('application.submit.incomplete')}</p> : null}
    </form>
  );
}

function Refusal({ problem }: { problem: Problem }) {
  const t = useT();
  const offline = problem.status === 0;
  return (
    <Notice
      hue="late"
      live="assertive"
      title={offline ? t('application.submit.offline') : t('application.submit.refused')}
    >
      <p>{offline ? t('application.submit.offlineNote') : problem.detail || t('problem.fault.advice')}</p>
    </Notice>
  );
}

/**
 * One key for one intention: pressing twice, or again after a lost connection, submits once. A refusal ends the
 * intention: the next press is another one.
 */
function useSubmission(application: Application, drafts: Drafts) {
  const api = useApi();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const intention = useRef({ key: newKey(), underWay: false });
  const { id, version } = application;
  const { mutate, error, isPending } = useMutation({
    mutationFn: () => submitApplication(api, id, version, intention.current.key),
    onSuccess: async () => {
      drafts.forget();
      await queryClient.invalidateQueries({ queryKey: ['application', id] });
      void queryClient.invalidateQueries({ queryKey: ['applications'] });
      await navigate({ to: '/candidatures/$id/accuse', params: { id } });
    },
    onError: async (failure) => {
      const isRefused = isProblem(failure) && failure.status >= 400 && failure.status < 500;
      if (isRefused) intention.current.key = newKey();
      if (isRefused) await queryClient.invalidateQueries({ queryKey: applicationKey(id), exact: true });
    },
    onSettled: () => {
      intention.current.underWay = false;
    },
  });
  return {
    submit: () => {
      // Two presses may come before React draws the button again.
      if (intention.current.underWay) return;
      intention.current.underWay = true;
      mutate();
    },
    problem: isProblem(error) && !isPending ? error : null,
    isPending,
  };
}
