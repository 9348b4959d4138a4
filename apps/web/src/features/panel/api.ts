import { type Api, answer } from '~/api/client';
import { signInPanelistEnter } from '~/api/generated/sign-in.gen';
import type { SignedInResponse, UsePanelistKeyRequest } from '~/api/generated/types.gen';

export type { UsePanelistKeyRequest } from '~/api/generated/types.gen';

/** By the key of the personal link, or by the code of the letter. */
export const enterWithKey = (api: Api, body: UsePanelistKeyRequest): Promise<SignedInResponse> =>
  answer(signInPanelistEnter({ client: api, body, throwOnError: true }));
