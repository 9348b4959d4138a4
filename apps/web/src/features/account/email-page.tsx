import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { Button } from '~/ui/button';
import { ButtonLink } from '~/ui/link';
import { Notice } from '~/ui/notice';
import { confirmEmailChange } from './api';
import { Outcome } from './section';

/** Where the mail to a new address leads. Opening it does nothing: the person presses the button. */
export function EmailPage() {
  const t = useT();
  const api = useApi();
  const queryClient = useQueryClient();
  const token = useHash();
  const confirm = useMutation({
    mutationFn: () => confirmEmailChange(api, token),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['session'] }),
  });
  return (
    <div className="wrap">
      <h1 tabIndex={-1}>{t('account.emailTitle')}</h1>
      <p className="lede under-title">{t('account.emailConfirmLede')}</p>
      <div className="under-lede flow narrow">
        <Outcome error={confirm.error} />
        {confirm.isSuccess ? (
          <>
            <Notice
              hue="ok"
              live="polite"
              title={t('account.emailDone', { email: confirm.data.email ?? '' })}
            />
            <ButtonLink to="/mon-compte/securite">{t('account.back')}</ButtonLink>
          </>
        ) : (
          <Button main large busy={confirm.isPending} onClick={() => confirm.mutate()}>
            {t('account.emailConfirm')}
          </Button>
        )}
      </div>
    </div>
  );
}

/** What follows the # of the address: it never reaches a server's log. */
const useHash = (): string =>
  useSyncExternalStore(
    (listener) => {
      window.addEventListener('hashchange', listener);
      return () => window.removeEventListener('hashchange', listener);
    },
    () => window.location.hash.slice(1),
    () => '',
  );
