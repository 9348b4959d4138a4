import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { useFormat } from '~/shared/format';
import { Meter } from '~/ui/figures';
import { Icon } from '~/ui/icon';
import { ButtonLink, Link } from '~/ui/link';
import { Steps } from '~/ui/steps';
import { callQuery } from '../calls/api';
import { WithThread } from '../discussions/with-thread';
import { type Application, applicationKey, applicationQuery, fileAddress } from './api';
import { ApplicationFrame } from './application-frame';
import { DossierView } from './dossier-view';
import { heldSection } from './drafts';
import { EligibilityNotice } from './eligibility-notice';
import { fieldId } from './form';
import { progressOf, type SectionProgress } from './progress';
import { SectionForm } from './section-form';
import { useServerNow } from './server-clock';
import { TITLE_ID } from './title-field';
import { useDrafts } from './use-drafts';
import { WorkspaceAwait } from './workspace-await';
import './applications.css';
import './budget.css';

const route = getRouteApi('/workspace/candidatures/$id');

/** Where an application is written, section by section; once submitted, where it is read again. */
export function WorkspacePage() {
  const t = useT();
  const { id } = route.useParams();
  const { data: application } = useSuspenseQuery(applicationQuery(useApi(), id));
  const now = useServerNow(application.serverTime, application.deadline);
  return (
    <WithThread subject={{ type: 'application', id }} title={t('application.thread')}>
      <ApplicationFrame
        application={application}
        await={<WorkspaceAwait application={application} now={now} />}
      >
        {application.actions.includes('edit') ? (
          <Editor application={application} now={now} />
        ) : (
          <ReadAgain application={application} />
        )}
      </ApplicationFrame>
    </WithThread>
  );
}

function Editor({ application, now }: { application: Application; now: Date }) {
  const t = useT();
  const { data: call } = useSuspenseQuery(callQuery(useApi(), application.call.slug));
  const search = route.useSearch();
  const drafts = useDrafts(application);
  const { sections } = application.form;
  const first = useFirstToFinish(application);
  const at = Math.max(
    0,
    sections.findIndex((section) => section.key === (search.rubrique ?? first)),
  );
  const section = sections[at];
  useRefreshBetween(application.id, section?.key);
  useArrivalAt(section?.key, search.champ);
  if (section === undefined) return null;
  return (
    <>
      <EligibilityNotice eligibility={application.eligibility} />
      <div className="edit block">
        <SectionsNav application={application} current={section.key} />
        <div>
          <SectionForm
            key={section.key}
            application={application}
            section={section}
            place={at + 1}
            drafts={drafts}
            limits={call.money}
            now={now}
            insist={search.champ !== undefined || search.reprendre !== undefined}
          />
          <nav className="acts between" aria-label={t('application.otherSections')}>
            <Neighbour application={application} section={sections[at - 1]} side="before" />
            <Neighbour application={application} section={sections[at + 1]} side="after" />
          </nav>
        </div>
      </div>
    </>
  );
}

/** Where one left off. Chosen once: finishing a section must not turn the page. */
function useFirstToFinish(application: Application): string | undefined {
  const [first] = useState(() =>
    application.title.trim() === ''
      ? undefined
      : progressOf(application).find(({ state }) => state !== 'done')?.key,
  );
  return first;
}

function SectionsNav({ application, current }: { application: Application; current: string }) {
  const t = useT();
  const note = useSectionNote();
  const progress = progressOf(application);
  const done = progress.filter(({ state }) => state === 'done').length;
  const count = { done, total: progress.length };
  return (
    <nav className="sections" aria-label={t('application.sections')}>
      <div className="progress">
        <p>{t('application.progress', count)}</p>
        <Meter value={done} max={progress.length} label={t('application.progress', count)} />
      </div>
      <details className="fold">
        <summary>
          {t('application.allSections')}
          <Icon name="plus" />
        </summary>
        <Steps
          current={current}
          steps={progress.map((section) => ({ ...section, note: note(section) }))}
          link={(step, content, isCurrent) => (
            <Link
              to="/candidatures/$id"
              params={{ id: application.id }}
              search={{ rubrique: step.key }}
              resetScroll={false}
              aria-current={isCurrent}
              activeProps={{}}
            >
              {content}
            </Link>
          )}
        />
      </details>
    </nav>
  );
}

function useSectionNote(): (section: SectionProgress) => string {
  const t = useT();
  const { money, list } = useFormat();
  return ({ state, missing, gapCents, confidential }) => {
    if (state === 'todo') return t('application.section.todo');
    if (gapCents > 0) return t('application.section.gap', { amount: money(gapCents) });
    const words = [
      missing === 0
        ? t('application.section.complete')
        : t('application.section.missing', { count: missing }),
      ...(confidential ? [t('application.section.confidential')] : []),
    ];
    return list(words);
  };
}

function Neighbour({
  application,
  section,
  side,
}: {
  application: Application;
  section: Application['form']['sections'][number] | undefined;
  side: 'before' | 'after';
}) {
  const t = useT();
  if (section === undefined) {
    return side === 'before' ? null : (
      <ButtonLink to="/candidatures/$id/relire" params={{ id: application.id }}>
        {t('application.review')}
        <Icon name="arrow" />
      </ButtonLink>
    );
  }
  return (
    <ButtonLink
      to="/candidatures/$id"
      params={{ id: application.id }}
      search={{ rubrique: section.key }}
      resetScroll={false}
      rel={side === 'before' ? 'prev' : 'next'}
    >
      {side === 'before' ? <Icon name="back" /> : null}
      {section.title}
      {side === 'after' ? <Icon name="arrow" /> : null}
    </ButtonLink>
  );
}

/** What was submitted, or what a reader of the organisation may only look at. */
function ReadAgain({ application }: { application: Application }) {
  const { files } = application;
  return (
    <DossierView
      sections={application.form.sections}
      answersOf={(key) => heldSection(application, key).value.answers}
      isConfidential={(key) => heldSection(application, key).value.confidential}
      filesOf={(sectionKey, fieldKey) =>
        files
          .filter((file) => file.sectionKey === sectionKey && file.fieldKey === fieldKey)
          .map((file) => ({ ...file, href: fileAddress(application.id, file.id) }))
      }
    />
  );
}

/** Conditions and budgets are judged by the server: it is asked again when one leaves a section. */
function useRefreshBetween(id: string, key: string | undefined): void {
  const queryClient = useQueryClient();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the section left is what triggers it
  useEffect(
    () => () => void queryClient.invalidateQueries({ queryKey: applicationKey(id), exact: true }),
    [queryClient, id, key],
  );
}

/** The review step leads to one field. */
function useArrivalAt(section: string | undefined, field: string | undefined): void {
  useEffect(() => {
    if (section === undefined || field === undefined) return;
    const place =
      document.getElementById(field === TITLE_ID ? TITLE_ID : fieldId(section, field)) ??
      document.getElementById('rubrique');
    // After the router has put focus on the page's title.
    const timer = setTimeout(() => {
      const target = place?.matches('fieldset') ? (place.querySelector('input') ?? place) : place;
      target?.focus();
    }, 100);
    return () => clearTimeout(timer);
  }, [section, field]);
}
