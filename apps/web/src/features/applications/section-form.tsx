import { useEffect, useRef, useState } from 'react';
import { useT } from '~/messages/intl';
import { useAutosave } from '~/shared/use-autosave';
import { Button } from '~/ui/button';
import { Check } from '~/ui/fields/choice-fields';
import { Markdown } from '~/ui/markdown';
import { Notice } from '~/ui/notice';
import { SavedLine } from '~/ui/saved-line';
import type { Application } from './api';
import type { BudgetLimits } from './budget';
import { BudgetField } from './budget-field';
import { DraftNotices } from './draft-notices';
import { type Drafts, sectionOf } from './drafts';
import { FileAnswer } from './file-answer';
import { type Answers, type FormField as Field, type FormSection, fieldId, isBlank, placeOf } from './form';
import { FormField } from './form-field';
import { prefillOf } from './prefill';
import { ServerClock } from './server-clock';
import { TitleField } from './title-field';

export interface SectionFormProps {
  application: Application;
  section: FormSection;
  /** From 1. */
  place: number;
  drafts: Drafts;
  limits: BudgetLimits;
  now: Date;
  /** The person comes from the review step: what is missing is said beside each field. */
  insist: boolean;
}

/** One section of the call's form, saved as it is typed. */
export function SectionForm({ application, section, place, drafts, limits, now, insist }: SectionFormProps) {
  const draft = drafts.section(section.key);
  const state = useAutosave(draft);
  const { focused, watch } = useFocusedField();
  const { answers, confidential } = state.value;
  const heading = useRef<HTMLHeadingElement>(null);
  useFocusOnChange(heading, section.key);

  const change = (changed: Answers): void =>
    draft.change({ ...state.value, answers: { ...answers, ...changed } });
  const faults = sectionOf(application, section.key).faults;
  const errorOf = (field: Field): string | undefined => {
    const refused = state.problem?.faultAt(`/answers/${field.key}`);
    if (refused !== undefined) return refused;
    const fault = faults.find(({ pointer }) => placeOf(pointer)?.field === field.key);
    // Faults are those of what was saved: they say nothing of what is being typed.
    if (fault === undefined || focused === field.key || state.phase !== 'saved') return undefined;
    // While a section is being filled in, an empty answer is not a fault yet.
    return insist || !isBlank(answers[field.key]) ? fault.detail : undefined;
  };

  return (
    <section aria-labelledby="rubrique" className="section-form">
      <h2 id="rubrique" tabIndex={-1} ref={heading}>
        {place}. {section.title}
      </h2>
      <SavedLine
        phase={state.phase}
        savedAt={state.savedAt}
        partly={state.problem !== null}
        onRetry={() => draft.retry()}
      >
        <ServerClock now={now} deadline={application.deadline} />
      </SavedLine>
      <DraftNotices section={section} draft={draft} state={state} />
      {section.intro === '' ? null : (
        <div className="prose">
          <Markdown text={section.intro} level={3} />
        </div>
      )}
      <Prefill application={application} section={section} answers={answers} onPrefill={change} />
      {place === 1 ? <TitleField application={application} drafts={drafts} insist={insist} /> : null}
      {section.fields.map((field) => (
        // It only watches where focus is.
        <div key={field.key} {...watch(field.key)}>
          <Question
            application={application}
            sectionKey={section.key}
            field={field}
            answer={answers[field.key]}
            onAnswer={(answer) => change({ [field.key]: answer })}
            error={errorOf(field)}
            limits={limits}
          />
        </div>
      ))}
      <Readers
        confidential={confidential}
        onConfidential={(wanted) => draft.change({ ...state.value, confidential: wanted })}
      />
    </section>
  );
}

interface QuestionProps {
  application: Application;
  sectionKey: string;
  field: Field;
  answer: unknown;
  onAnswer: (answer: unknown) => void;
  error: string | undefined;
  limits: BudgetLimits;
}

function Question({ application, sectionKey, field, limits, ...props }: QuestionProps) {
  const id = fieldId(sectionKey, field.key);
  if (field.type === 'file') {
    return (
      <FileAnswer
        application={application}
        sectionKey={sectionKey}
        field={field}
        id={id}
        error={props.error}
      />
    );
  }
  if (field.type === 'budget') return <BudgetField field={field} id={id} limits={limits} {...props} />;
  return <FormField field={field} id={id} {...props} />;
}

/** Answers the organisation already gave once, in its profile. */
function Prefill({
  application,
  section,
  answers,
  onPrefill,
}: {
  application: Application;
  section: FormSection;
  answers: Answers;
  onPrefill: (answers: Answers) => void;
}) {
  const t = useT();
  const known = prefillOf(section, answers, application.prefill);
  const count = Object.keys(known).length;
  if (count === 0) return null;
  return (
    <Notice title={t('application.prefill.title', { count })}>
      <Button
        className="under-text"
        onClick={() => {
          onPrefill(known);
          document.getElementById('rubrique')?.focus();
        }}
      >
        {t('application.prefill.act', { count })}
      </Button>
    </Notice>
  );
}

/** « Lisible par… »: who will read this section, and the choice to let fewer people do. */
function Readers({
  confidential,
  onConfidential,
}: {
  confidential: boolean;
  onConfidential: (confidential: boolean) => void;
}) {
  const t = useT();
  return (
    <div className="readers">
      <Check
        checked={confidential}
        onChange={(event) => onConfidential(event.target.checked)}
        label={t('application.makeConfidential')}
        help={t(confidential ? 'application.readBy.few' : 'application.readBy.all')}
      />
    </div>
  );
}

/**
 * The field being filled in. It is let go of a moment after focus has left: a fault that appears at once would move
 * the page between the press and the release, and the click would land elsewhere.
 */
function useFocusedField() {
  const [focused, setFocused] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    focused,
    watch: (key: string) => ({
      onFocus: () => {
        clearTimeout(timer.current);
        timer.current = setTimeout(() => setFocused(key), focused === null ? 0 : CALM);
      },
      onBlur: () => {
        clearTimeout(timer.current);
        timer.current = setTimeout(() => setFocused(null), CALM);
      },
    }),
  };
}

const CALM = 400;

/** Another section opens in the same page: focus goes to its title, as a new page would have it. */
function useFocusOnChange(heading: { current: HTMLElement | null }, key: string): void {
  const shown = useRef(key);
  useEffect(() => {
    if (shown.current === key) return;
    shown.current = key;
    heading.current?.focus();
    heading.current?.scrollIntoView({ block: 'start' });
  }, [heading, key]);
}
