import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useApi } from '~/shared/context';
import { Button } from '~/ui/button';
import { RefusalNotice } from '~/ui/refusal-notice';
import { leave } from '../shell/leave';

/** Out, back to where the next person types their own code. */
export function SignOutButton({ children }: { children: ReactNode }) {
  const api = useApi();
  const queryClient = useQueryClient();
  const out = useMutation({ mutationFn: () => leave(api, queryClient, '/entrer') });
  return (
    <>
      <Button busy={out.isPending || out.isSuccess} onClick={() => out.mutate()}>
        {children}
      </Button>
      <RefusalNotice error={out.error} />
    </>
  );
}
