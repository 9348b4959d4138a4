import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { ButtonLink } from '~/ui/link';
import { RefusalNotice } from '~/ui/refusal-notice';
import { Skeleton } from '~/ui/skeleton';
import { type ProofWay, proofWaysQuery } from './api';
import { ProofForm } from './proof-form';
import './account.css';

const SECOND: readonly ProofWay[] = ['passkey', 'app', 'recovery_code'];

/** Which proof, and before what. */
export interface Wanted {
  /** What concerns other people (a jury's dossiers), or how one's own account is opened. */
  before: 'others' | 'account';
  /** Only a second factor will do. */
  second: boolean;
}

/** « Confirmez que c’est bien vous »: one way at a time, the surest first, the others one press away. */
export default function ProofDialog({
  before,
  second,
  onEnd,
}: Wanted & { onEnd: (proven: boolean) => void }) {
  const t = useT();
  const { data, error } = useQuery(proofWaysQuery(useApi()));
  const ways = ((data?.ways ?? []) as ProofWay[]).filter((way) => !second || SECOND.includes(way));
  const [chosen, setChosen] = useState<ProofWay | null>(null);
  const way = chosen ?? ways[0];
  return (
    <Dialog open onOpenChange={() => onEnd(false)} title={t('account.proof.title')} alert>
      <div className="flow">
        <p>{t(`account.proof.before.${before}`)}</p>
        <RefusalNotice error={error} />
        {data === undefined && error === null ? <Skeleton lines={3} /> : null}
        {data !== undefined && way === undefined ? <NoSecondFactor onLeave={() => onEnd(false)} /> : null}
        {way === undefined ? null : <ProofForm key={way} way={way} onProven={() => onEnd(true)} />}
        {ways.length < 2 ? null : (
          <div className="acts quiet">
            {ways
              .filter((other) => other !== way)
              .map((other) => (
                <Button key={other} plain onClick={() => setChosen(other)}>
                  {t(`account.proof.by.${other}`)}
                </Button>
              ))}
          </div>
        )}
      </div>
    </Dialog>
  );
}

/** Nothing to prove it with yet: where to set it up, and that the page will be there after. */
function NoSecondFactor({ onLeave }: { onLeave: () => void }) {
  const t = useT();
  return (
    <>
      <p>{t('account.proof.none')}</p>
      <ButtonLink main to="/mon-compte/securite" onClick={onLeave}>
        {t('account.proof.setUp')}
      </ButtonLink>
    </>
  );
}
