import { type ComponentType, useEffect, useRef } from 'react';
import { T, useT } from '~/messages/intl';
import { Icon } from '~/ui/icon';
import { ButtonLink } from '~/ui/link';
import { StepCalendar } from './step-calendar';
import { StepDocuments } from './step-documents';
import { StepEligibility } from './step-eligibility';
import { StepEssentials } from './step-essentials';
import { StepForm } from './step-form';
import { StepGrid } from './step-grid';
import { StepMoney } from './step-money';
import { StepNeed } from './step-need';
import { StepPact } from './step-pact';
import { StepPreview } from './step-preview';
import { StepPublish } from './step-publish';
import { type StepSlug, stepSlugs } from './step-slugs';
import { StepTeam } from './step-team';
import { useDraft } from './use-draft';

const panels: Record<StepSlug, ComponentType> = {
  essentiel: StepEssentials,
  besoin: StepNeed,
  eligibilite: StepEligibility,
  formulaire: StepForm,
  grille: StepGrid,
  argent: StepMoney,
  calendrier: StepCalendar,
  pacte: StepPact,
  equipe: StepTeam,
  documents: StepDocuments,
  apercu: StepPreview,
  publier: StepPublish,
};

const alwaysOpen: readonly StepSlug[] = ['apercu', 'publier', 'equipe', 'documents'];

/** One step at a time, with the way to the next. */
export function StepPanel({ step }: { step: StepSlug }) {
  const t = useT();
  const { call, autosave } = useDraft();
  const heading = useRef<HTMLHeadingElement>(null);
  const previous = useRef(step);
  const Panel = panels[step];
  const at = stepSlugs.indexOf(step);
  const locked = !call.actions.includes('edit') && !alwaysOpen.includes(step);

  useEffect(() => {
    if (previous.current === step) return;
    previous.current = step;
    void autosave.settle();
    heading.current?.focus();
  }, [step, autosave]);

  return (
    <section aria-labelledby="etape">
      <h2 id="etape" tabIndex={-1} ref={heading}>
        {at + 1}. {t(`builder.step.${step}`)}
      </h2>
      <p className="step-lede">{t(`builder.lede.${step}`)}</p>
      {/* Who only reads sees the same fields, closed. */}
      <fieldset className="step-fields" disabled={locked}>
        <legend className="sr">{t(`builder.step.${step}`)}</legend>
        <Panel />
      </fieldset>
      <nav className="acts step-turn" aria-label={t('builder.turn')}>
        <Turn to={stepSlugs[at - 1]} back />
        <Turn to={stepSlugs[at + 1]} />
      </nav>
    </section>
  );
}

function Turn({ to, back }: { to: StepSlug | undefined; back?: boolean }) {
  const t = useT();
  if (to === undefined) return null;
  const name = t(`builder.step.${to}`);
  return (
    <ButtonLink to="." search={{ etape: to }} resetScroll={false}>
      {back ? <Icon name="back" /> : null}
      <span>
        <T id={back ? 'builder.previous' : 'builder.next'} values={{ name }} />
      </span>
      {back ? null : <Icon name="arrow" />}
    </ButtonLink>
  );
}
