import { useMutation } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { Button } from '~/ui/button';
import { addPasskey, putPasskeyOfferAside } from './api';
import { Outcome } from './section';
import './account.css';

const route = getRouteApi('/workspace/mon-compte/cle-d-acces');

/** After the first sign-in by mail: next time without it? Asked once, whatever the answer. */
export function PasskeyOfferPage() {
  const t = useT();
  const api = useApi();
  const { suite = '/ma-journee' } = route.useSearch();
  const works = usePasskeysWork();
  const leave = (): void => window.location.assign(suite);
  const add = useMutation({ mutationFn: () => addPasskey(api, t('account.thisDevice')), onSuccess: leave });
  const putAside = useMutation({ mutationFn: () => putPasskeyOfferAside(api), onSettled: leave });
  return (
    <div className="wrap">
      <h1 tabIndex={-1}>{t('account.offer.title')}</h1>
      <p className="lede under-title">{t('account.offer.lede')}</p>
      <div className="under-lede flow">
        <ul className="reasons">
          <li>{t('account.offer.reason1')}</li>
          <li>{t('account.offer.reason2')}</li>
          <li>{t('account.offer.reason3')}</li>
        </ul>
        <Outcome error={add.error} />
        {works ? null : <p className="mute">{t('passkey.unable')}</p>}
        <div className="acts">
          {works ? (
            <Button main large busy={add.isPending} onClick={() => add.mutate()}>
              {t('account.offer.accept')}
            </Button>
          ) : null}
          <Button large busy={putAside.isPending} onClick={() => putAside.mutate()}>
            {t('account.offer.later')}
          </Button>
        </div>
        <p className="small mute">{t('account.offer.note')}</p>
      </div>
    </div>
  );
}

/** Known once the page is in a browser. */
function usePasskeysWork(): boolean {
  const [works, setWorks] = useState(true);
  useEffect(() => {
    void import('~/shared/passkeys').then(({ passkeysWork }) => setWorks(passkeysWork()));
  }, []);
  return works;
}
