import { type ChangeEvent, useId, useState } from 'react';
import { useT } from '~/messages/intl';
import { FieldGroup, type FieldWords } from './field';
import { type DateParts as Parts, dateParts as parts, readDate } from './read';

export interface DateFieldProps extends FieldWords {
  id?: string;
  /** `2027-01-29`, or null. */
  value: string | null;
  onValueChange: (value: string | null) => void;
}

const partsOf = (value: string | null): Parts => {
  const [year = '', month = '', day = ''] = (value ?? '').split('-');
  return { day: day.replace(/^0/, ''), month: month.replace(/^0/, ''), year };
};

/**
 * Day, month, year: three small inputs. The browser's own date picker speaks the browser's language, not the
 * page's, and cannot be read at 400 %.
 */
export function DateField({ id: given, value, onValueChange, error, ...words }: DateFieldProps) {
  const t = useT();
  const made = useId();
  const id = given ?? made;
  const [typed, setTyped] = useState<Parts | null>(null);
  const shown = typed ?? partsOf(value);
  const complete = parts.every((part) => shown[part] !== '');
  const impossible = complete && shown.year.length === 4 && readDate(shown) === undefined;

  const change = (part: keyof Parts) => (event: ChangeEvent<HTMLInputElement>) => {
    const next = { ...shown, [part]: event.target.value.trim() };
    setTyped(next);
    const date = readDate(next);
    if (date !== undefined) onValueChange(date);
  };

  return (
    <FieldGroup {...words} id={id} error={error ?? (impossible ? t('field.noSuchDate') : undefined)}>
      <div className="date-parts">
        {parts.map((part) => (
          <label key={part}>
            {t(`field.${part}`)}
            <input
              type="text"
              inputMode="numeric"
              autoComplete="off"
              maxLength={part === 'year' ? 4 : 2}
              className={part === 'year' ? 'year' : undefined}
              value={shown[part]}
              aria-invalid={impossible || undefined}
              onChange={change(part)}
            />
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}
