import { type FormEvent, useState } from 'react';
import { isProblem } from '~/api/problem';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { Button } from '~/ui/button';
import { ErrorSummary } from '~/ui/error-summary';
import { TextField } from '~/ui/fields/text-fields';
import { sendCode } from './api';
import { useEntrance } from './enter';

/** The six figures of the mail, for those who read it on another device; typed where the link was asked for. */
export function CodeForm({ next, main }: { next?: string | undefined; main?: boolean }) {
  const t = useT();
  const api = useApi();
  const [code, setCode] = useState('');
  const entrance = useEntrance((sent: string) => sendCode(api, sent), next);
  const problem = isProblem(entrance.error) ? entrance.error : null;
  const codeError =
    problem === null ? undefined : (problem.faultAt('/code') ?? (problem.detail || t('signIn.codeRefused')));

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    entrance.mutate(code.replace(/\D/g, ''));
  };

  return (
    <form className="flow narrow" method="post" onSubmit={submit}>
      <ErrorSummary errors={codeError === undefined ? [] : [{ fieldId: 'code', text: codeError }]} />
      <TextField
        id="code"
        label={t('signIn.code')}
        help={t('signIn.codeHelp')}
        error={codeError}
        inputMode="numeric"
        autoComplete="one-time-code"
        className="code-input"
        required
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      <Button type="submit" main={main ?? false} busy={entrance.isPending}>
        {t('signIn.codeSend')}
      </Button>
    </form>
  );
}
