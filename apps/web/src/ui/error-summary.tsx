import { type Ref, useEffect, useRef } from 'react';
import { useT } from '~/messages/intl';
import { Icon } from './icon';

export interface SummarisedError {
  /** The id of the field; the line leads to it. */
  fieldId: string;
  text: string;
}

/**
 * Everything that is wrong, in one place, which takes focus each time it appears or changes; each line leads
 * to its field. Shown after a refused attempt, never while typing.
 */
export function ErrorSummary({ errors }: { errors: readonly SummarisedError[] }) {
  const t = useT();
  const ref: Ref<HTMLDivElement> = useRef<HTMLDivElement>(null);
  const signature = errors.map(({ fieldId, text }) => `${fieldId}:${text}`).join('|');

  useEffect(() => {
    if (signature !== '') ref.current?.focus();
  }, [signature]);

  if (errors.length === 0) return null;
  return (
    <div className="notice late error-summary" role="alert" tabIndex={-1} ref={ref}>
      <Icon name="alert" />
      <div>
        <p>
          <b>{t('field.errors', { count: errors.length })}</b>
        </p>
        <ul>
          {errors.map(({ fieldId, text }) => (
            <li key={fieldId}>
              <a href={`#${fieldId}`} onClick={(event) => focusField(event, fieldId)}>
                {text}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function focusField(event: { preventDefault(): void }, fieldId: string): void {
  const field = document.getElementById(fieldId);
  if (field === null) return;
  event.preventDefault();
  // A group of boxes is a fieldset: its first box is what one can act on.
  const target = field.matches('fieldset') ? (field.querySelector('input') ?? field) : field;
  target.focus();
}
