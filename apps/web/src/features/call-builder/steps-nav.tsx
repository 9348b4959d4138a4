import { useT } from '~/messages/intl';
import { Meter } from '~/ui/figures';
import { Icon } from '~/ui/icon';
import { Link } from '~/ui/link';
import { type Step, Steps } from '~/ui/steps';
import { isStep, type StepSlug, stepSlugs } from './step-slugs';
import { type Standing, standingOf } from './steps';
import { useDraft } from './use-draft';

const states: Record<Standing, Step['state']> = {
  complete: 'done',
  missing: 'todo',
  advised: 'todo',
  toCorrect: 'late',
  free: 'todo',
};

/** The steps, each with where it stands; folded on narrow windows. */
export function StepsNav({ current }: { current: StepSlug }) {
  const t = useT();
  const { call, faults } = useDraft();
  const required = call.readiness.filter((item) => item.required);
  const done = required.filter((item) => item.done).length;
  const label = t('builder.progress', { done, total: required.length });
  const steps = stepSlugs.map((slug): Step => {
    const standing = standingOf(slug, call, faults);
    const plain = slug === 'apercu' || slug === 'publier' || slug === 'equipe';
    return {
      key: slug,
      title: t(`builder.step.${slug}`),
      state: states[standing],
      ...(standing === 'free' && plain ? {} : { note: t(`builder.standing.${standing}`) }),
    };
  });
  return (
    <nav className="steps-nav" aria-label={t('builder.steps')}>
      <div className="progress">
        <p>{label}</p>
        <Meter value={done} max={required.length} label={label} />
      </div>
      <details className="fold">
        <summary>
          {t('builder.stepOf', {
            number: stepSlugs.indexOf(current) + 1,
            total: stepSlugs.length,
            step: t(`builder.step.${current}`),
          })}
          <Icon name="plus" />
        </summary>
        <Steps
          steps={steps}
          current={current}
          link={(step, content, state) => (
            <Link
              to="."
              search={{ etape: isStep(step.key) ? step.key : 'essentiel' }}
              resetScroll={false}
              activeProps={{}}
              aria-current={state}
            >
              {content}
            </Link>
          )}
        />
      </details>
    </nav>
  );
}
