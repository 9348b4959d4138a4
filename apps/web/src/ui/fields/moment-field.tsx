import { type ChangeEvent, useId, useState } from 'react';
import { useT } from '~/messages/intl';
import { useFormat } from '~/shared/format';
import { parisInstant, parisMoment, readTime } from '~/shared/paris-time';
import { FieldGroup, type FieldWords } from './field';
import { readDate } from './read';

export interface MomentFieldProps extends FieldWords {
  id?: string;
  /** An instant, or null. */
  value: string | null;
  onValueChange: (value: string | null) => void;
  /** The hour taken when only the day is written: `18:00`. */
  usualTime: string;
}

const parts = ['day', 'month', 'year'] as const;
type Typed = Record<(typeof parts)[number] | 'hour', string>;

/** Day, month, year and hour, as a clock in Paris shows them: deadlines are French legal time. */
export function MomentField({
  id: given,
  value,
  onValueChange,
  usualTime,
  error,
  ...words
}: MomentFieldProps) {
  const t = useT();
  const { time } = useFormat();
  const made = useId();
  const id = given ?? made;
  const [typed, setTyped] = useState<Typed | null>(null);
  const shown = typed ?? typedOf(value, time);
  const wrong = faultOf(shown);

  const change = (part: keyof Typed) => (event: ChangeEvent<HTMLInputElement>) => {
    const next = { ...shown, [part]: event.target.value };
    setTyped(next);
    const read = readMoment(next, usualTime);
    if (read !== undefined) onValueChange(read);
  };

  const input = (part: keyof Typed) => (
    <label key={part}>
      {t(`field.${part}`)}
      <input
        type="text"
        inputMode={part === 'hour' ? 'text' : 'numeric'}
        autoComplete="off"
        maxLength={part === 'hour' ? 8 : part === 'year' ? 4 : 2}
        className={part === 'year' || part === 'hour' ? 'year' : undefined}
        placeholder={part === 'hour' ? time(parisInstant({ day: '2027-01-01', time: usualTime })) : undefined}
        value={shown[part]}
        aria-invalid={wrong === undefined ? undefined : true}
        onChange={change(part)}
      />
    </label>
  );

  return (
    <FieldGroup {...words} id={id} error={error ?? (wrong === undefined ? undefined : t(wrong))}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only notices that its fields were all left */}
      <div
        className="date-parts"
        onBlur={(event) => {
          // Once all four are left, they are shown in order, the usual hour written in.
          const stays = event.currentTarget.contains(event.relatedTarget);
          if (!stays && readMoment(shown, usualTime) !== undefined) setTyped(null);
        }}
      >
        {parts.map(input)}
        {input('hour')}
      </div>
    </FieldGroup>
  );
}

function typedOf(value: string | null, time: (when: string) => string): Typed {
  if (value === null) return { day: '', month: '', year: '', hour: '' };
  const [year = '', month = '', day = ''] = parisMoment(value).day.split('-');
  return { day: day.replace(/^0/, ''), month: month.replace(/^0/, ''), year, hour: time(value) };
}

/** `undefined` while it is not a moment that exists. */
function readMoment({ hour, ...date }: Typed, usualTime: string): string | null | undefined {
  const day = readDate(trimmed(date));
  if (day === null) return hour.trim() === '' ? null : undefined;
  const time = hour.trim() === '' ? usualTime : readTime(hour);
  return day === undefined || time === undefined ? undefined : parisInstant({ day, time });
}

function faultOf({ hour, ...date }: Typed): 'field.noSuchDate' | 'field.noSuchTime' | undefined {
  const complete = parts.every((part) => date[part].trim() !== '') && date.year.trim().length === 4;
  if (complete && readDate(trimmed(date)) === undefined) return 'field.noSuchDate';
  return hour.trim() !== '' && readTime(hour) === undefined ? 'field.noSuchTime' : undefined;
}

const trimmed = ({ day, month, year }: Omit<Typed, 'hour'>) => ({
  day: day.trim(),
  month: month.trim(),
  year: year.trim(),
});
