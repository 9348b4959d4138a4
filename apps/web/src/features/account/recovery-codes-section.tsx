import { useState } from 'react';
import { useT } from '~/messages/intl';
import { useFormat } from '~/shared/format';
import { Button } from '~/ui/button';
import { Notice } from '~/ui/notice';
import { makeRecoveryCodes, type Security } from './api';
import { CodesSheet } from './codes-sheet';
import { Outcome, Section } from './section';
import { useChange } from './use-change';

const FEW = 3;

/** For the day the telephone is lost. */
export function RecoveryCodesSection({ security: { recoveryCodes } }: { security: Security }) {
  const t = useT();
  const { day } = useFormat();
  const [codes, setCodes] = useState<readonly string[]>([]);
  const make = useChange(
    (api) => makeRecoveryCodes(api),
    (made) => setCodes(made.codes),
  );
  return (
    <Section id="codes-de-secours" title={t('account.codes')} lede={t('account.codesLede')}>
      {recoveryCodes === null ? (
        <Notice hue="warn" title={t('account.codesNone')} />
      ) : (
        <p>
          {t('account.codesLeft', { left: recoveryCodes.left, day: day(recoveryCodes.madeAt) })}
          {recoveryCodes.left <= FEW ? ` ${t('account.codesFew')}` : ''}
        </p>
      )}
      <Outcome error={make.error} />
      {codes.length === 0 ? (
        <Button busy={make.isPending} onClick={() => make.mutate(undefined)}>
          {t(recoveryCodes === null ? 'account.codesMake' : 'account.codesMakeAgain')}
        </Button>
      ) : (
        <CodesSheet codes={codes} onKept={() => setCodes([])} />
      )}
    </Section>
  );
}
