import { type UseMutationResult, useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { sayRefusal } from '~/shared/say-refusal';
import { Button } from '~/ui/button';
import { PasswordField } from '~/ui/fields/password-field';
import { TextField } from '~/ui/fields/text-fields';
import { Notice } from '~/ui/notice';
import { askMailProof, type ProofWay, proveBy, proveByPasskey } from './api';

interface ProofFormProps {
  way: ProofWay;
  onProven: () => void;
}

/** One way to prove who one is. */
export function ProofForm({ way, onProven }: ProofFormProps) {
  if (way === 'passkey') return <PasskeyProof onProven={onProven} />;
  if (way === 'mail') return <MailProof onProven={onProven} />;
  return <TypedProof way={way} onProven={onProven} />;
}

function PasskeyProof({ onProven }: { onProven: () => void }) {
  const t = useT();
  const api = useApi();
  const prove = useMutation({ mutationFn: () => proveByPasskey(api), onSuccess: onProven });
  return <OneClick act={prove} label={t('account.proof.usePasskey')} />;
}

/** The mail leaves when asked for, not when the window opens. */
function MailProof({ onProven }: { onProven: () => void }) {
  const t = useT();
  const api = useApi();
  const ask = useMutation({ mutationFn: () => askMailProof(api) });
  if (ask.isSuccess) return <TypedProof way="mail" onProven={onProven} />;
  return <OneClick act={ask} label={t('account.proof.sendMail')} />;
}

function OneClick<Answer>({ act, label }: { act: UseMutationResult<Answer, Error, void>; label: string }) {
  const t = useT();
  const refusal = sayRefusal(act.error, t);
  return (
    <div className="flow">
      {refusal === undefined ? null : (
        <Notice hue="late" live="assertive" title={t('account.proof.failed')}>
          <p>{refusal}</p>
        </Notice>
      )}
      <Button main busy={act.isPending} onClick={() => act.mutate()}>
        {label}
      </Button>
    </div>
  );
}

function TypedProof({ way, onProven }: { way: Exclude<ProofWay, 'passkey'>; onProven: () => void }) {
  const t = useT();
  const api = useApi();
  const [typed, setTyped] = useState('');
  const prove = useMutation({ mutationFn: () => proveBy(api, way, typed.trim()), onSuccess: onProven });
  const error = prove.isPending ? undefined : sayRefusal(prove.error, t);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    prove.mutate();
  };
  const field = {
    id: 'proof',
    label: t(`account.proof.field.${way}`),
    help: t(`account.proof.help.${way}`),
    error,
    value: typed,
    onChange: (event: { target: { value: string } }) => setTyped(event.target.value),
  };
  const figures = way === 'app' || way === 'mail';
  return (
    <form className="flow" method="post" noValidate onSubmit={submit}>
      {way === 'password' ? (
        <PasswordField {...field} autoComplete="current-password" />
      ) : (
        <TextField
          {...field}
          inputMode={figures ? 'numeric' : 'text'}
          autoComplete={figures ? 'one-time-code' : 'off'}
          className={figures ? 'code-input' : undefined}
          spellCheck={false}
        />
      )}
      <Button type="submit" main busy={prove.isPending}>
        {t('account.proof.confirm')}
      </Button>
    </form>
  );
}
