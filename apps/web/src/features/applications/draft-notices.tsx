import { useT } from '~/messages/intl';
import type { Autosave, AutosaveState } from '~/shared/autosave';
import { useFormat } from '~/shared/format';
import { Button } from '~/ui/button';
import { Notice } from '~/ui/notice';
import { useSession } from '../session/use-session';
import { AnswerText } from './answer-text';
import type { SectionDraft } from './drafts';
import type { FormSection } from './form';

interface DraftNoticesProps {
  section: FormSection;
  draft: Autosave<SectionDraft>;
  state: AutosaveState<SectionDraft>;
}

/** What happened to a section besides being saved: found again, joined, written by two people, refused. */
export function DraftNotices({ section, draft, state }: DraftNoticesProps) {
  const t = useT();
  const { time } = useFormat();
  const author = useAuthor();
  const { phase, clash, joined, restored, problem, keptHere } = state;
  if (clash !== null) return <Clash section={section} draft={draft} state={state} />;
  return (
    <>
      {phase === 'refused' && problem !== null ? (
        <Notice hue="late" live="assertive" title={t('application.draft.refused')}>
          <p>{problem.detail || t('problem.fault.advice')}</p>
          <p>{t('application.draft.kept')}</p>
          <Button className="under-text" onClick={() => draft.retry()}>
            {t('problem.again')}
          </Button>
        </Notice>
      ) : null}
      {restored ? <Notice live="polite" title={t('application.draft.restored')} /> : null}
      {joined === null ? null : (
        <Notice
          live="polite"
          title={t('application.draft.joined', {
            ...author(joined.savedBy),
            time: joined.savedAt === null ? '' : time(joined.savedAt),
          })}
        />
      )}
      {keptHere ? null : <Notice hue="warn" live="polite" title={t('application.draft.notKept')} />}
    </>
  );
}

/** Who wrote the other version: someone, the same person in another window, or nobody knows. */
function useAuthor(): (savedBy: string | null | undefined) => { who: string; known: string } {
  const own = useSession().account?.displayName;
  return (savedBy) => ({ who: savedBy ?? '', known: !savedBy || savedBy === own ? 'self' : 'yes' });
}

function Clash({ section, draft, state }: DraftNoticesProps) {
  const t = useT();
  const { list } = useFormat();
  const author = useAuthor();
  if (state.clash === null) return null;
  const { keys, theirs } = state.clash;
  const fields = section.fields.filter((field) => keys.includes(field.key));
  return (
    <Notice
      hue="warn"
      live="assertive"
      title={t('application.draft.clash', {
        ...author(theirs.savedBy),
        labels: list(fields.map((field) => field.label)),
      })}
    >
      <p>{t('application.draft.clashNote')}</p>
      {fields.map((field) => (
        <details key={field.key} className="each-condition">
          <summary>{t('application.draft.theirs', { label: field.label })}</summary>
          <AnswerText field={field} answer={theirs.value.answers[field.key]} files={[]} />
        </details>
      ))}
      <div className="acts under-text">
        <Button onClick={() => draft.choose('mine')}>{t('application.draft.keepMine')}</Button>
        <Button onClick={() => draft.choose('theirs')}>{t('application.draft.takeTheirs')}</Button>
      </div>
    </Notice>
  );
}
