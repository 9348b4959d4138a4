import { lazy, Suspense } from 'react';
import { useT } from '~/messages/intl';
import { useHydrated } from '~/shared/use-hydrated';
import { AnswerList } from './answer-list';
import type { Call } from './api';

// Few calls have more than one page of them.
const OlderAnswers = lazy(() => import('./older-answers'));

/** Questions that somebody asked, answered to all; never who asked. */
export function CallAnswers({ call: { slug, answers } }: { call: Call }) {
  const t = useT();
  const hydrated = useHydrated();
  if (answers.items.length === 0) return null;
  return (
    <section id="questions" className="block">
      <h2>{t('calls.answers')}</h2>
      <AnswerList answers={answers.items} />
      {answers.next !== null && hydrated ? (
        <Suspense>
          <OlderAnswers slug={slug} cursor={answers.next} />
        </Suspense>
      ) : null}
    </section>
  );
}
