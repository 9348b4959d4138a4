import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { isProblem } from '~/api/problem';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { Button } from '~/ui/button';
import { ErrorSummary } from '~/ui/error-summary';
import { TextArea, TextField } from '~/ui/fields/text-fields';
import { Link } from '~/ui/link';
import { Notice } from '~/ui/notice';
import { type KnownOrganisation, makeClaim } from './api';

const MIN_WORDS = 10;

/** Somebody created this organisation before: its owners are asked to let one in. */
export function ClaimForm({ known, onLeave }: { known: KnownOrganisation; onLeave: () => void }) {
  const t = useT();
  const api = useApi();
  const [title, setTitle] = useState('');
  const [message, setMessage] = useState('');
  const [missing, setMissing] = useState(false);
  const ask = useMutation({ mutationFn: () => makeClaim(api, known.id, { title: title.trim(), message }) });
  const short = missing && message.trim().length < MIN_WORDS ? t('profile.claim.messageMissing') : undefined;
  const problem = isProblem(ask.error) && !ask.isPending ? ask.error : null;
  const errors = [short, problem?.detail].flatMap((text) =>
    text ? [{ fieldId: 'demande-message', text }] : [],
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setMissing(true);
    if (message.trim().length >= MIN_WORDS && !ask.isPending) ask.mutate();
  };
  if (ask.isSuccess) {
    return (
      <Notice hue="ok" live="polite" title={t('profile.claim.sent', { name: known.name })}>
        <p>{t('profile.claim.next')}</p>
        <p className="under-text">
          <Link to="/organisations/$slug" params={{ slug: known.slug }}>
            {t('profile.claim.see')}
          </Link>
        </p>
      </Notice>
    );
  }
  return (
    <form className="flow narrow" noValidate onSubmit={submit}>
      <ErrorSummary errors={errors} />
      <Notice title={t('profile.claim.known', { name: known.name })}>
        <p>{t('profile.claim.why')}</p>
      </Notice>
      <TextField
        id="demande-titre"
        label={t('profile.claim.title')}
        optional
        maxLength={120}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
      />
      <TextArea
        id="demande-message"
        label={t('profile.claim.message')}
        help={t('profile.claim.messageHelp')}
        limit={1000}
        error={short}
        value={message}
        onChange={(event) => setMessage(event.target.value)}
      />
      <p className="acts">
        <Button type="submit" main busy={ask.isPending}>
          {t('profile.claim.ask')}
        </Button>
        <Button onClick={onLeave}>{t('profile.claim.leave')}</Button>
      </p>
    </form>
  );
}
