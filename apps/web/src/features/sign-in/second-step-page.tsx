import { useMutation } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { isProblem } from '~/api/problem';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { sayRefusal } from '~/shared/say-refusal';
import { Button } from '~/ui/button';
import { ErrorSummary } from '~/ui/error-summary';
import { TextField } from '~/ui/fields/text-fields';
import { ButtonLink } from '~/ui/link';
import { sendAppCode, sendRecoveryCode } from './api';
import { goOn } from './enter';
import { PasskeyButton } from './ways-in';

const route = getRouteApi('/connexion/verification');

/** After the mail or the password of someone who has an authenticator app: its code, or one of their recovery codes. */
export function SecondStepPage() {
  const t = useT();
  const api = useApi();
  const { suite } = route.useSearch();
  const [way, setWay] = useState<'app' | 'recovery'>('app');
  const [code, setCode] = useState('');
  const step = useMutation({
    mutationFn: (sent: string) =>
      way === 'app' ? sendAppCode(api, sent.replace(/\D/g, '')) : sendRecoveryCode(api, sent),
    onSuccess: () => goOn(suite),
  });
  const error = step.isPending ? undefined : sayRefusal(step.error, t);
  const mustStartAgain = isProblem(step.error) && step.error.type.endsWith('/sign-in-again');

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    step.mutate(code.trim());
  };
  const turn = (): void => {
    setWay(way === 'app' ? 'recovery' : 'app');
    setCode('');
    step.reset();
  };

  return (
    <div className="wrap sign-in">
      <div>
        <h1 tabIndex={-1}>{t('signIn.secondTitle')}</h1>
        <p className="lede under-title">{t(`signIn.secondLede.${way}`)}</p>
        <form className="flow narrow under-lede" method="post" noValidate onSubmit={submit}>
          <ErrorSummary errors={error === undefined ? [] : [{ fieldId: 'code', text: error }]} />
          <TextField
            key={way}
            id="code"
            label={t(`signIn.secondCode.${way}`)}
            help={t(`signIn.secondHelp.${way}`)}
            error={error}
            inputMode={way === 'app' ? 'numeric' : 'text'}
            autoComplete={way === 'app' ? 'one-time-code' : 'off'}
            autoCapitalize="characters"
            spellCheck={false}
            className={way === 'app' ? 'code-input' : undefined}
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
          <div className="acts">
            <Button type="submit" main busy={step.isPending}>
              {t('signIn.enter')}
            </Button>
            {mustStartAgain ? (
              <ButtonLink to="/connexion" search={suite === undefined ? {} : { suite }}>
                {t('signIn.startAgain')}
              </ButtonLink>
            ) : null}
          </div>
        </form>
        <section className="other-ways" aria-labelledby="other-ways">
          <h2 id="other-ways">{t('signIn.otherWays')}</h2>
          <div className="acts">
            <Button onClick={turn}>{t(way === 'app' ? 'signIn.byRecovery' : 'signIn.byApp')}</Button>
            <PasskeyButton next={suite} />
          </div>
        </section>
      </div>
    </div>
  );
}
