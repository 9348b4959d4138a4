import type { QueryClient } from '@tanstack/react-query';
import type { Api } from '~/api/client';
import { forgetLocalCopies } from '~/shared/local-copies';
import { forgetStorage } from '../discussions/outbox-storage';
import { signOut } from '../sign-in/api';

/** Signs out, and leaves nothing of the person on the device: a whole load forgets what memory holds. */
export async function leave(api: Api, queryClient: QueryClient, to = '/'): Promise<void> {
  const { address } = await signOut(api);
  forgetLocalCopies();
  forgetStorage();
  queryClient.clear();
  // Where the identity provider one came by closes its own session, if any.
  window.location.assign(address ?? to);
}
