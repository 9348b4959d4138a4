import { Outlet, useRouter } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import type { ProblemBody } from '~/api/problem';
import { useMessageStore } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { liftRefusals } from './lift-refusals';
import type { Wanted } from './proof-dialog';

const ProofDialog = lazy(() => import('./proof-dialog'));

/** What waits for the person: which proof is wanted, and how to tell those who wait. */
interface Asked {
  wanted: Wanted;
  settle: (proven: boolean) => void;
}

/**
 * Around every workspace page: when the server wants a proof of who is there, the person is asked for it where they are,
 * and what they were doing then goes on.
 */
export function WorkspaceOutlet() {
  const api = useApi();
  const messages = useMessageStore();
  const router = useRouter();
  const [asked, setAsked] = useState<Asked | null>(null);

  useEffect(() => {
    let waiting: Promise<boolean> | undefined;
    // Several requests of one page are refused together: one question answers them all.
    const ask = (wanted: Wanted): Promise<boolean> => {
      waiting ??= messages
        .load(['account', 'sign-in'])
        .then(() => new Promise<boolean>((settle) => setAsked({ wanted, settle })))
        .finally(() => {
          waiting = undefined;
          setAsked(null);
        });
      return waiting;
    };
    return liftRefusals(api, async (refusal) => {
      const wanted = proofWanted(await refusal.json().catch(() => ({})));
      return wanted === null ? false : ask(wanted);
    });
  }, [api, messages]);

  useEffect(() => {
    // A refusal met while the server drew the page comes here without its reason: asked again, it says what it wants.
    if (router.state.matches.some((match) => match.status === 'error')) void router.invalidate();
  }, [router]);

  return (
    <>
      <Outlet />
      {asked === null ? null : (
        <Suspense fallback={null}>
          <ProofDialog {...asked.wanted} onEnd={asked.settle} />
        </Suspense>
      )}
    </>
  );
}

/** The two refusals that a proof lifts. */
function proofWanted({
  type,
  secondFactor = false,
}: ProblemBody & { secondFactor?: boolean }): Wanted | null {
  if (type === '/problemes/second-factor-required') return { before: 'others', second: true };
  if (type === '/problemes/confirmation-required') return { before: 'account', second: secondFactor };
  return null;
}
