import type { InputHTMLAttributes, Ref, SelectHTMLAttributes, TextareaHTMLAttributes } from 'react';
import { useState } from 'react';
import { useT } from '~/messages/intl';
import { useFormat } from '~/shared/format';
import { Field, type FieldWords, useFieldIds } from './field';
import { readCents, readNumber } from './read';

type InputProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'children'> & {
  ref?: Ref<HTMLInputElement> | undefined;
};
export type TextFieldProps = FieldWords & InputProps;

/** One line. Everything else an `<input>` takes goes through, so `{...register('name')}` works. */
export function TextField({ label, help, error, optional, id: given, ...input }: TextFieldProps) {
  const { id, describedBy, invalid } = useFieldIds(given, { label, help, error });
  return (
    <Field id={id} label={label} help={help} error={error} optional={optional ?? false}>
      <input type="text" {...input} id={id} aria-describedby={describedBy} aria-invalid={invalid} />
    </Field>
  );
}

/** A whole or decimal number, typed as people type it: « 0,4 » as well as « 0.4 ». */
export function NumberField({
  value,
  onValueChange,
  ...props
}: Omit<TextFieldProps, 'value' | 'onChange' | 'defaultValue'> & {
  value: number | null;
  onValueChange: (value: number | null) => void;
}) {
  const { number } = useFormat();
  return (
    <DraftField
      {...props}
      className="n"
      value={value}
      write={(one) => (one === null ? '' : number(one))}
      read={readNumber}
      onValueChange={onValueChange}
    />
  );
}

/** Euros on the screen, integer cents in the value: « 12 500 » ↔ 1250000. */
export function MoneyField({
  cents,
  onCentsChange,
  ...props
}: Omit<TextFieldProps, 'value' | 'onChange' | 'defaultValue'> & {
  cents: number | null;
  onCentsChange: (cents: number | null) => void;
}) {
  const { number } = useFormat();
  return (
    <DraftField
      {...props}
      className="n"
      value={cents}
      write={(one) => (one === null ? '' : number(one / 100))}
      read={readCents}
      onValueChange={onCentsChange}
      unit="€"
    />
  );
}

interface DraftProps extends Omit<TextFieldProps, 'value' | 'onChange'> {
  value: number | null;
  write: (value: number | null) => string;
  read: (text: string) => number | null | undefined;
  onValueChange: (value: number | null) => void;
  unit?: string;
}

/** Keeps what is being typed as it is typed; sets it in order once the person leaves the field. */
function DraftField({ value, write, read, onValueChange, unit, error, onBlur, ...props }: DraftProps) {
  const t = useT();
  const [draft, setDraft] = useState<string | null>(null);
  const unreadable = draft !== null && read(draft) === undefined;
  const { label, help, optional, id: given, ...input } = props;
  const shown = error ?? (unreadable ? t('field.notANumber') : undefined);
  const { id, describedBy, invalid } = useFieldIds(given, { label, help, error: shown });
  return (
    <Field id={id} label={label} help={help} error={shown} optional={optional ?? false}>
      <span className={unit === undefined ? undefined : 'with-unit'}>
        <input
          {...input}
          id={id}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          value={draft ?? write(value)}
          aria-describedby={describedBy}
          aria-invalid={invalid}
          onChange={(event) => {
            setDraft(event.target.value);
            const typed = read(event.target.value);
            if (typed !== undefined) onValueChange(typed);
          }}
          onBlur={(event) => {
            if (!unreadable) setDraft(null);
            onBlur?.(event);
          }}
        />
        {unit === undefined ? null : <span aria-hidden="true">{unit}</span>}
      </span>
    </Field>
  );
}

export type TextAreaProps = FieldWords &
  Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'children'> & {
    ref?: Ref<HTMLTextAreaElement> | undefined;
    /** The text as it stands, to count its signs (with `register`, pass `watch('name')`). */
    counted?: string;
    /** The number of signs asked for; going over is said, never cut. */
    limit?: number;
  };

/** Several lines, with how many signs are left. */
export function TextArea({
  label,
  help,
  error,
  optional,
  id: given,
  counted,
  limit,
  ...area
}: TextAreaProps) {
  const t = useT();
  const words = { label, help, error };
  const { id, describedBy, invalid } = useFieldIds(given, words, limit === undefined ? undefined : 'count');
  const used = [...(counted ?? String(area.value ?? ''))].length;
  return (
    <Field
      {...words}
      id={id}
      optional={optional ?? false}
      below={
        limit === undefined ? null : (
          <p className={used > limit ? 'help over' : 'help'} id={`${id}-count`}>
            {used > limit
              ? t('field.over', { over: used - limit, limit })
              : t('field.count', { used, limit })}
          </p>
        )
      }
    >
      <textarea rows={5} {...area} id={id} aria-describedby={describedBy} aria-invalid={invalid} />
    </Field>
  );
}

export interface Option {
  value: string;
  label: string;
  help?: string;
  disabled?: boolean;
}

export type SelectFieldProps = FieldWords &
  Omit<SelectHTMLAttributes<HTMLSelectElement>, 'children'> & {
    ref?: Ref<HTMLSelectElement> | undefined;
    options: readonly Option[];
    /** The first, empty choice: « Choisissez », « Toute la France ». */
    empty?: string;
  };

/** One choice among many (more than six or seven; under that, use RadioGroup). */
export function SelectField({
  label,
  help,
  error,
  optional,
  id: given,
  options,
  empty,
  ...select
}: SelectFieldProps) {
  const words = { label, help, error };
  const { id, describedBy, invalid } = useFieldIds(given, words);
  return (
    <Field {...words} id={id} optional={optional ?? false}>
      <select {...select} id={id} aria-describedby={describedBy} aria-invalid={invalid}>
        {empty === undefined ? null : <option value="">{empty}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}
