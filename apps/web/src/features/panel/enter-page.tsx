import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState, useSyncExternalStore } from 'react';
import { isProblem } from '~/api/problem';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { localPath } from '~/shared/display';
import { Button } from '~/ui/button';
import { ButtonLink } from '~/ui/link';
import { Notice } from '~/ui/notice';
import { useSession } from '../session/use-session';
import { type Device, enterWithKey } from './api';
import { PanelFrame } from './panel-frame';
import { SignOutButton } from './sign-out-button';

/**
 * Where a panelist's letter leads. With the key after the #, one button; without, the code to type. Nothing is sent
 * before the button is pressed: what opens links by itself (a scanner, a preview) opens no session.
 */
export function EnterPage() {
  const t = useT();
  const { account } = useSession();
  const token = useToken();
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

/** What follows the # of the address; no server ever sees it, so it draws the page without. */
function useToken(): string {
  return useSyncExternalStore(
    (listener) => {
      window.addEventListener('hashchange', listener);
      return () => window.removeEventListener('hashchange', listener);
    },
    () => window.location.hash.slice(1),
    () => '',
  );
}

function EnterForm({ token }: { token: string }) {
  const t = useT();
  const api = useApi();
  const [code, setCode] = useState('');
  const [missing, setMissing] = useState(false);
  const [device, setDevice] = useState<Device>('remembered');
  const enter = useMutation({
    mutationFn: () => enterWithKey(api, token === '' ? { code, device } : { token, device }),
    // In the place of this page: nobody comes back to the key by the « back » of a shared device.
    onSuccess: ({ next }) => window.location.replace(localPath(next, '/panel')),
  });
  const refused = useRefusal(enter.error);
  const refusal = enter.isPending ? undefined : refused;
  const error = missing ? t('panel.enter.missing') : refusal;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const isMissing = token === '' && code.trim() === '';
    setMissing(isMissing);
    if (!isMissing) enter.mutate();
  };
  return (
    <form method="post" noValidate onSubmit={submit}>
      {error === undefined ? null : (
        <Notice hue="late" live="assertive" title={t('panel.enter.refused')}>
          <p id="code-error">{error}</p>
        </Notice>
      )}
      {token === '' ? (
        <div className="code">
          <label htmlFor="code">{t('panel.enter.code')}</label>
          <p id="code-help">{t('panel.enter.codeHelp')}</p>
          <input
            id="code"
            type="text"
            autoComplete="off"
            autoCapitalize="characters"
            autoCorrect="off"
            spellCheck={false}
            maxLength={40}
            aria-describedby={error === undefined ? 'code-help' : 'code-error code-help'}
            aria-invalid={error === undefined ? undefined : true}
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        </div>
      ) : null}
      <DeviceChoice device={device} onChoose={setDevice} />
      <Button type="submit" main busy={enter.isPending || enter.isSuccess}>
        {t('panel.enter.button')}
      </Button>
    </form>
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

function DeviceChoice({ device, onChoose }: { device: Device; onChoose: (device: Device) => void }) {
  const t = useT();
  return (
    <fieldset className="devices">
      <legend>{t('panel.device')}</legend>
      {(['remembered', 'shared'] as const).map((one) => (
        <label key={one}>
          <input
            type="radio"
            name="device"
            value={one}
            checked={device === one}
            onChange={() => onChoose(one)}
          />
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
