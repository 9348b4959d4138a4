import { useState } from 'react';
import { useFormat } from '~/shared/format';
import { readCents } from './read';

export interface AmountInputProps {
  /** Read aloud: in a table, the line says it to the eye. */
  label: string;
  cents: number | null;
  onCentsChange: (cents: number | null) => void;
}

/** An amount in a line of a table: euros on the screen, cents in the value. */
export function AmountInput({ label, cents, onCentsChange }: AmountInputProps) {
  const { number } = useFormat();
  const [draft, setDraft] = useState<string | null>(null);
  const unreadable = draft !== null && readCents(draft) === undefined;
  return (
    <input
      type="text"
      className="n"
      inputMode="decimal"
      autoComplete="off"
      aria-label={label}
      aria-invalid={unreadable || undefined}
      value={draft ?? (cents === null ? '' : number(cents / 100))}
      onFocus={(event) => event.target.select()}
      onChange={(event) => {
        setDraft(event.target.value);
        const typed = readCents(event.target.value);
        if (typed !== undefined) onCentsChange(typed);
      }}
      onBlur={() => {
        if (!unreadable) setDraft(null);
      }}
    />
  );
}
