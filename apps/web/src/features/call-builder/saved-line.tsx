import { T, useT } from '~/messages/intl';
import { useFormat } from '~/shared/format';
import { Button } from '~/ui/button';
import { Icon } from '~/ui/icon';
import { Link } from '~/ui/link';
import { Notice } from '~/ui/notice';
import { RefusalNotice } from '~/ui/refusal-notice';
import { partAt } from './parts';
import { stepOfPart } from './steps';
import { useDraft } from './use-draft';

/** « Enregistré à 14 h 32 », or why not yet. Announced only when it takes something from the person. */
export function SavedLine() {
  const t = useT();
  const { saving, faults, unsaved, autosave } = useDraft();
  const { phase, restored, keptHere, problem } = saving;
  return (
    <div className="saving">
      <p className="saved">
        <Where />
      </p>
      {phase === 'offline' ? (
        <Notice hue="warn" live="polite" title={t('builder.keptHere')}>
          <p>{t(keptHere ? 'builder.keptHereAdvice' : 'builder.notKeptHere')}</p>
        </Notice>
      ) : null}
      {restored ? (
        <Notice live="polite" title={t('builder.recovered')}>
          <p>{t('builder.recoveredAdvice')}</p>
        </Notice>
      ) : null}
      {phase === 'clash' ? <Clash /> : null}
      {phase === 'refused' ? (
        <>
          <RefusalNotice error={problem} />
          <div className="acts">
            <Button onClick={() => autosave.retry()}>{t('problem.again')}</Button>
          </div>
        </>
      ) : null}
      {phase === 'saved' && unsaved && faults.length > 0 ? <Corrections /> : null}
    </div>
  );
}

function Where() {
  const t = useT();
  const { time } = useFormat();
  const { saving, unsaved } = useDraft();
  const { phase, savedAt } = saving;
  if (phase === 'saving') return <span>{t('builder.saving')}</span>;
  if (phase === 'typing') return <span>{t('builder.waiting')}</span>;
  if (phase !== 'saved' || unsaved) return null;
  return (
    <span>
      <Icon name="check" />
      {savedAt === null ? t('builder.savedAlways') : t('builder.savedAt', { time: time(savedAt) })}
    </span>
  );
}

/** Someone else changed the same parts: nothing is overwritten before the person has chosen. */
function Clash() {
  const t = useT();
  const { list } = useFormat();
  const { autosave, saving } = useDraft();
  const steps = [...new Set((saving.clash?.keys ?? []).map(stepOfPart))];
  return (
    <Notice
      hue="warn"
      live="assertive"
      title={t('builder.conflict', { parts: list(steps.map((slug) => t(`builder.step.${slug}`))) })}
    >
      <p>{t('builder.conflictAdvice')}</p>
      <div className="acts">
        <Button onClick={() => autosave.choose('mine')}>{t('builder.keepMine')}</Button>
        <Button onClick={() => autosave.choose('theirs')}>{t('builder.takeTheirs')}</Button>
      </div>
    </Notice>
  );
}

function Corrections() {
  const t = useT();
  const { faults } = useDraft();
  return (
    <Notice hue="warn" live="polite" title={t('builder.toCorrect')}>
      <p>{t('builder.toCorrectAdvice')}</p>
      <ul>
        {faults.map(({ pointer, detail }) => {
          const slug = stepOfPart(partAt(pointer));
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
