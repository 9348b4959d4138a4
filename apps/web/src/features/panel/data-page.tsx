import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { useFormat } from '~/shared/format';
import { forgetLocalCopies } from '~/shared/local-copies';
import { Button } from '~/ui/button';
import { ButtonLink } from '~/ui/link';
import { Notice } from '~/ui/notice';
import { RefusalNotice } from '~/ui/refusal-notice';
import { EXPORT_ADDRESS, erase, heldQuery } from '../my-data/api';
import { PanelFrame } from './panel-frame';

/** What is held about a panelist, taken away, or forgotten by the code of their letter. */
export function PanelDataPage() {
  const t = useT();
  const { number } = useFormat();
  const { data } = useSuspenseQuery(heldQuery(useApi()));
  return (
    <PanelFrame>
      <h1 tabIndex={-1}>{t('panel.data.title')}</h1>
      <p>{t('panel.data.lede')}</p>
      <section aria-labelledby="held">
        <h2 id="held">{t('panel.data.held')}</h2>
        {data.held ? <Notice hue="warn" title={t('panel.data.underHold')} /> : null}
        <ul>
          {data.items.map(({ table, holds, count }) => (
            <li key={table}>{t('panel.data.item', { holds, count: number(count) })}</li>
          ))}
        </ul>
        <p className="choices">
          <a className="btn" href={EXPORT_ADDRESS} download>
            {t('panel.data.takeAway')}
          </a>
        </p>
        <p>{t('panel.data.kept')}</p>
      </section>
      <section aria-labelledby="erase">
        <h2 id="erase">{t('panel.data.erase')}</h2>
        <p>{t('panel.data.eraseMeans')}</p>
        <Erasure />
      </section>
      <div className="choices">
        <ButtonLink to="/panel/$" params={{ _splat: '' }}>
          {t('panel.back')}
        </ButtonLink>
      </div>
    </PanelFrame>
  );
}

function Erasure() {
  const t = useT();
  const api = useApi();
  const queryClient = useQueryClient();
  const [open, setOpen] = useState(false);
  const [code, setCode] = useState('');
  const forget = useMutation({
    mutationFn: () => erase(api, code),
    onSuccess: () => {
      forgetLocalCopies();
      queryClient.clear();
      // A whole load: nothing of the person who left stays in memory.
      window.location.replace('/au-revoir');
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    forget.mutate();
  };
  if (!open)
    return (
      <div className="choices">
        <Button onClick={() => setOpen(true)}>{t('panel.data.eraseMine')}</Button>
      </div>
    );
  return (
    <form noValidate onSubmit={submit}>
      <RefusalNotice error={forget.error} />
      <div className="code">
        <label htmlFor="erase-code">{t('panel.data.code')}</label>
        <p id="erase-help">{t('panel.data.codeHelp')}</p>
        <input
          id="erase-code"
          type="text"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={40}
          aria-describedby="erase-help"
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
      </div>
      <div className="choices">
        <Button type="submit" busy={forget.isPending || forget.isSuccess}>
          {t('panel.data.eraseForGood')}
        </Button>
        <Button onClick={() => setOpen(false)}>{t('panel.data.keep')}</Button>
      </div>
    </form>
  );
}
