import { type FormEvent, useState } from 'react';
import type { AttestReferenceRequest } from '~/api/generated/types.gen';
import { isProblem } from '~/api/problem';
import { useT } from '~/messages/intl';
import { Button } from '~/ui/button';
import { TextArea, TextField } from '~/ui/fields/text-fields';
import type { Reference } from './api';

export interface AttestFormProps {
  reference: Reference;
  act: string;
  onSend: (words: AttestReferenceRequest) => Promise<unknown>;
  onDone: () => void;
}

/** What the institution says of it, in its own name. */
export function AttestForm({ reference, act, onSend, onDone }: AttestFormProps) {
  const t = useT();
  const [statement, setStatement] = useState(reference.statement);
  const [quote, setQuote] = useState(reference.quote);
  const [quoteAuthor, setQuoteAuthor] = useState(reference.quoteAuthor);
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (statement.trim() === '') {
      setError(t('profile.references.statementMissing'));
      return;
    }
    setBusy(true);
    try {
      await onSend({ statement: statement.trim(), quote: quote.trim(), quoteAuthor: quoteAuthor.trim() });
      onDone();
    } catch (problem) {
      if (!isProblem(problem)) throw problem;
      setError(problem.detail || t('problem.fault.advice'));
      setBusy(false);
    }
  };
  return (
    <form className="flow narrow" noValidate onSubmit={(event) => void submit(event)}>
      <TextArea
        label={t('profile.references.statement')}
        help={t('profile.references.statementHelp')}
        limit={3000}
        error={error}
        value={statement}
        onChange={(event) => setStatement(event.target.value)}
      />
      <TextArea
        label={t('profile.references.quote')}
        help={t('profile.references.quoteHelp')}
        optional
        rows={2}
        limit={600}
        value={quote}
        onChange={(event) => setQuote(event.target.value)}
      />
      <TextField
        label={t('profile.references.quoteAuthor')}
        optional
        maxLength={160}
        value={quoteAuthor}
        onChange={(event) => setQuoteAuthor(event.target.value)}
      />
      <p className="acts">
        <Button type="submit" main busy={busy}>
          {act}
        </Button>
        <Button onClick={onDone}>{t('profile.cancel')}</Button>
      </p>
    </form>
  );
}
