import { T, useT } from '~/messages/intl';
import { useFormat } from '~/shared/format';
import { Button } from '~/ui/button';
import { Icon } from '~/ui/icon';
import { Link } from '~/ui/link';
import { Notice } from '~/ui/notice';
import { partOf } from './draft-saver';
import { stepOfPart } from './steps';
import { useDraft } from './use-draft';

/** « Enregistré à 14 h 32 », or why not yet. Announced only when it takes something from the person. */
export function SavedLine() {
  const t = useT();
  const { time } = useFormat();
  const { saving } = useDraft();
  const { state, savedAt, recovered } = saving;
  return (
    <div className="saving">
      <p className="saved">
        {state === 'saving' ? (
          <span>{t('builder.saving')}</span>
        ) : state === 'waiting' ? (
          <span>{t('builder.waiting')}</span>
        ) : state === 'saved' ? (
          <span>
            <Icon name="check" />
            {savedAt === null ? t('builder.savedAlways') : t('builder.savedAt', { time: time(savedAt) })}
          </span>
        ) : null}
      </p>
      {state === 'keptHere' ? (
        <Notice hue="warn" live="polite" title={t('builder.keptHere')}>
          <p>{t('builder.keptHereAdvice')}</p>
        </Notice>
      ) : null}
      {recovered ? (
        <Notice live="polite" title={t('builder.recovered')}>
          <p>{t('builder.recoveredAdvice')}</p>
        </Notice>
      ) : null}
      {state === 'conflict' ? <Conflict /> : null}
      {state === 'toCorrect' ? <Corrections /> : null}
    </div>
  );
}

function Conflict() {
  const t = useT();
  const { list } = useFormat();
  const { saver, saving } = useDraft();
  const steps = [...new Set(saving.conflicts.map(stepOfPart))].map((slug) => t(`builder.step.${slug}`));
  return (
    <Notice
      hue="warn"
      live="assertive"
      title={t('builder.conflict', { parts: list(steps), count: steps.length })}
    >
      <p>{t('builder.conflictAdvice')}</p>
      <div className="acts">
        <Button onClick={() => saver.keepMine()}>{t('builder.keepMine')}</Button>
        <Button onClick={() => saver.takeTheirs()}>{t('builder.takeTheirs')}</Button>
      </div>
    </Notice>
  );
}

function Corrections() {
  const t = useT();
  const { saving } = useDraft();
  return (
    <Notice hue="warn" live="polite" title={t('builder.toCorrect')}>
      <p>{t('builder.toCorrectAdvice')}</p>
      <ul>
        {saving.faults.map(({ pointer, detail }) => {
          const slug = stepOfPart(partOf(pointer));
          return (
            <li key={pointer}>
              <T
                id="builder.faultLine"
                values={{
                  step: (
                    <Link to="." search={{ etape: slug }}>
                      {t(`builder.step.${slug}`)}
                    </Link>
                  ),
                  detail,
                }}
              />
            </li>
          );
        })}
      </ul>
    </Notice>
  );
}
