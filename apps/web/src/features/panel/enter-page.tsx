import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { isProblem } from '~/api/problem';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { localPath } from '~/shared/display';
import { useKeyInAddress } from '~/shared/key-in-address';
import { useHydrated } from '~/shared/use-hydrated';
import { Button } from '~/ui/button';
import { ButtonLink } from '~/ui/link';
import { Notice } from '~/ui/notice';
import { useSession } from '../session/use-session';
import { enterWithKey, type UsePanelistKeyRequest } from './api';
import { PanelFrame } from './panel-frame';
import { SignOutButton } from './sign-out-button';

/**
 * Where a panelist's letter leads. With the key after the #, one button; without, the code to type. Nothing is sent
 * before the button is pressed: what opens links by itself (a scanner, a preview) opens no session.
 */
export function EnterPage() {
  const t = useT();
  const { account } = useSession();
  const token = useKeyInAddress('');
  if (account?.panelist && token === '') return <AlreadyIn name={account.displayName} />;
  return (
    <PanelFrame>
      {/* Its address may hold a key, after the #. */}
      <meta name="robots" content="noindex" />
      <h1 tabIndex={-1}>{t(token === '' ? 'panel.enter.title' : 'panel.enter.linkTitle')}</h1>
      <p>{t(token === '' ? 'panel.enter.lede' : 'panel.enter.linkLede')}</p>
      <EnterForm token={token} />
      <noscript>
        <Notice hue="warn" title={t('panel.enter.noScript')} />
      </noscript>
    </PanelFrame>
  );
}

/** The fields keep what is typed before React takes the page over: slow tablets take their time. */
function EnterForm({ token }: { token: string }) {
  const t = useT();
  const api = useApi();
  const hydrated = useHydrated();
  const [missing, setMissing] = useState(false);
  const enter = useMutation({
    mutationFn: (body: UsePanelistKeyRequest) => enterWithKey(api, body),
    // In the place of this page: nobody comes back to the key by the « back » of a shared device.
    onSuccess: ({ next }) => window.location.replace(localPath(next, '/panel')),
  });
  const refused = useRefusal(enter.error);
  const error = missing ? t('panel.enter.missing') : enter.isPending ? undefined : refused;
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const code = String(form.get('code') ?? '').trim();
    const device = form.get('device') === 'shared' ? 'shared' : 'remembered';
    const isMissing = token === '' && code === '';
    setMissing(isMissing);
    if (!isMissing) enter.mutate(token === '' ? { code, device } : { token, device });
  };
  return (
    <form method="post" noValidate onSubmit={submit}>
      {error === undefined ? null : (
        <Notice hue="late" live="assertive" title={t('panel.enter.refused')}>
          <p id="code-error">{error}</p>
        </Notice>
      )}
      {token === '' ? <CodeField error={error} /> : null}
      <DeviceChoice />
      {/* Pressed sooner, the browser would send the form itself, to nobody. */}
      <Button type="submit" main disabled={!hydrated} busy={enter.isPending || enter.isSuccess}>
        {t('panel.enter.button')}
      </Button>
    </form>
  );
}

function CodeField({ error }: { error: string | undefined }) {
  const t = useT();
  return (
    <div className="code">
      <label htmlFor="code">{t('panel.enter.code')}</label>
      <p id="code-help">{t('panel.enter.codeHelp')}</p>
      <input
        id="code"
        name="code"
        type="text"
        autoComplete="off"
        autoCapitalize="characters"
        autoCorrect="off"
        spellCheck={false}
        maxLength={40}
        aria-describedby={error === undefined ? 'code-help' : 'code-error code-help'}
        aria-invalid={error === undefined ? undefined : true}
      />
    </div>
  );
}

/** Minutes are what one waits, not seconds; the link of the letter opens meanwhile. */
function useRefusal(error: unknown): string | undefined {
  const t = useT();
  if (error === null) return undefined;
  if (!isProblem(error)) return t('problem.fault.advice');
  if (error.status !== 429) return error.errors[0]?.detail ?? (error.detail || t('problem.fault.advice'));
  return t('panel.enter.tooMany', { minutes: Math.ceil(Number(error.members.retryAfter ?? 600) / 60) });
}

function DeviceChoice() {
  const t = useT();
  return (
    <fieldset className="devices">
      <legend>{t('panel.device')}</legend>
      {(['remembered', 'shared'] as const).map((one) => (
        <label key={one}>
          <input type="radio" name="device" value={one} defaultChecked={one === 'remembered'} />
          <span>
            <b>{t(`panel.device.${one}`)}</b>
            {t(`panel.device.${one}.means`)}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function AlreadyIn({ name }: { name: string }) {
  const t = useT();
  return (
    <PanelFrame>
      <h1 tabIndex={-1}>{t('panel.enter.already')}</h1>
      <p>{t('panel.enter.alreadyAs', { name })}</p>
      <div className="choices">
        <ButtonLink main to="/panel/$" params={{ _splat: '' }}>
          {t('panel.enter.goOn')}
        </ButtonLink>
        <SignOutButton>{t('panel.enter.notMe')}</SignOutButton>
      </div>
    </PanelFrame>
  );
}
