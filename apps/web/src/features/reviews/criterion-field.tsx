import { type KeyboardEvent, useState } from 'react';
import { useT } from '~/messages/intl';
import { useFormat } from '~/shared/format';
import { Button } from '~/ui/button';
import { FieldGroup } from '~/ui/fields/field';
import { NumberField, TextArea } from '~/ui/fields/text-fields';
import { Icon } from '~/ui/icon';
import type { Criterion, Score } from './api';

/** Beyond this, points no longer stand side by side: the score is typed. */
const MOST_POINTS = 10;

export interface CriterionFieldProps {
  criterion: Criterion;
  score: Score;
  error: string | undefined;
  onScore: (score: Score) => void;
}

/** One criterion: what it asks, its weight, the score, and why. */
export function CriterionField({ criterion, score, error, onScore }: CriterionFieldProps) {
  const t = useT();
  const { percent } = useFormat();
  const { id, name, description, weightPercent, scaleMax } = criterion;
  const [commenting, setCommenting] = useState(score.comment !== '');
  const fieldId = `critere-${id}`;
  const label = (
    <>
      {name}
      {weightPercent === null ? null : (
        <span className="weight"> {t('review.weight', { weight: percent(weightPercent) })}</span>
      )}
    </>
  );
  const setValue = (value: number | null): void => onScore({ ...score, value });
  return (
    <div className="criterion">
      {scaleMax <= MOST_POINTS ? (
        <FieldGroup id={fieldId} label={label} help={description} error={error} optional={false}>
          <Points name={fieldId} most={scaleMax} value={score.value} onValue={setValue} />
        </FieldGroup>
      ) : (
        <NumberField
          id={fieldId}
          label={label}
          help={[description, t('review.upTo', { most: scaleMax })].filter(Boolean).join(' ')}
          error={
            score.value !== null && score.value > scaleMax ? t('review.upTo', { most: scaleMax }) : error
          }
          value={score.value}
          onValueChange={setValue}
          onKeyDown={enterGoesOn}
        />
      )}
      {commenting ? (
        <TextArea
          id={`${fieldId}-commentaire`}
          label={t('review.comment')}
          rows={3}
          optional
          value={score.comment}
          onChange={(event) => onScore({ ...score, comment: event.target.value })}
        />
      ) : (
        <Button plain onClick={() => setCommenting(true)}>
          <Icon name="pen" />
          {t('review.addComment')}
          <span className="sr"> {name}</span>
        </Button>
      )}
    </div>
  );
}

interface PointsProps {
  name: string;
  most: number;
  value: number | null;
  onValue: (value: number) => void;
}

/** From 0 to the most, side by side: native radios, so arrows choose; digits too while focus is here. */
function Points({ name, most, value, onValue }: PointsProps) {
  const t = useT();
  const keys = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const digit = /^\d$/.test(event.key) ? Number(event.key) : null;
    if (digit !== null && digit <= most) {
      onValue(digit);
      document.querySelectorAll<HTMLElement>(`input[name="${name}"]`)[digit]?.focus();
      event.preventDefault();
    } else enterGoesOn(event);
  };
  return (
    <div className="points">
      {Array.from({ length: most + 1 }, (_, point) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the point is the identity
        <label key={point}>
          <input
            type="radio"
            name={name}
            value={point}
            checked={value === point}
            onChange={() => onValue(point)}
            onKeyDown={keys}
          />
          <span aria-hidden="true">{point}</span>
          <span className="sr">{t('review.points', { point, most })}</span>
        </label>
      ))}
    </div>
  );
}

/** Enter on a score leads to the next criterion, and from the last one to the opinion. */
function enterGoesOn(event: KeyboardEvent<HTMLInputElement>): void {
  if (event.key !== 'Enter') return;
  event.preventDefault();
  const all = [...document.querySelectorAll<HTMLElement>('.criterion')];
  const next = all[all.findIndex((one) => one.contains(event.currentTarget)) + 1];
  const target = next?.querySelector<HTMLElement>('input:checked, input, textarea');
  (target ?? document.getElementById('avis'))?.focus();
}
