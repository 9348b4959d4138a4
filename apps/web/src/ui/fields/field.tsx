import { type ReactNode, useId } from 'react';
import { useT } from '~/messages/intl';
import { Icon } from '../icon';

/** What every field says: its label, how to fill it, what is wrong, whether it may stay empty. */
export interface FieldWords {
  label: ReactNode;
  help?: ReactNode;
  /** A sentence that says what to do, not only what is wrong. */
  error?: string | undefined;
  /** Written beside the label: most fields are required, the others say so. */
  optional?: boolean;
}

export interface FieldIds {
  id: string;
  describedBy: string | undefined;
  invalid: true | undefined;
}

/** Ties the input to its words; `more` names another line under it (`count` → `…-count`). */
export function useFieldIds(given: string | undefined, { help, error }: FieldWords, more?: string): FieldIds {
  const made = useId();
  const id = given ?? made;
  const parts = [help && `${id}-help`, error && `${id}-error`, more && `${id}-${more}`].filter(Boolean);
  return {
    id,
    describedBy: parts.length > 0 ? parts.join(' ') : undefined,
    invalid: error ? true : undefined,
  };
}

interface FieldProps extends FieldWords {
  id: string;
  children: ReactNode;
  /** Under the input: a counter, a total. */
  below?: ReactNode;
}

/** Label above, help under it, the error beside what it is about. */
export function Field({ id, label, help, error, optional, children, below }: FieldProps) {
  return (
    <div className={error ? 'field error' : 'field'}>
      <label htmlFor={id}>
        {label}
        {optional ? <Optional /> : null}
      </label>
      <Help id={id}>{help}</Help>
      <ErrorLine id={id}>{error}</ErrorLine>
      {children}
      {below}
    </div>
  );
}

/** The same around several inputs that make one answer. */
export function FieldGroup({ id, label, help, error, optional, children, below }: FieldProps) {
  const described = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <fieldset
      className={error ? 'field error' : 'field'}
      id={id}
      tabIndex={-1}
      aria-describedby={described === '' ? undefined : described}
    >
      <legend>
        {label}
        {optional ? <Optional /> : null}
      </legend>
      <Help id={id}>{help}</Help>
      <ErrorLine id={id}>{error}</ErrorLine>
      {children}
      {below}
    </fieldset>
  );
}

function Optional() {
  const t = useT();
  return <span className="mute optional">{t('field.optional')}</span>;
}

function Help({ id, children }: { id: string; children: ReactNode }) {
  if (children === undefined || children === null || children === '') return null;
  return (
    <p className="help" id={`${id}-help`}>
      {children}
    </p>
  );
}

function ErrorLine({ id, children }: { id: string; children: string | undefined }) {
  if (!children) return null;
  return (
    <p className="err" id={`${id}-error`}>
      <Icon name="alert" />
      {children}
    </p>
  );
}
