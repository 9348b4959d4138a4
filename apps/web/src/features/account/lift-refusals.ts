import type { Api } from '~/api/client';

/**
 * A request answered 403 waits for whoever can lift the refusal (by asking the person to prove who they are), and is then
 * sent once more. Set around the page's client, so that public pages carry none of it. @returns how to stop.
 */
export function liftRefusals(api: Api, lift: (refusal: Response) => Promise<boolean>): () => void {
  const { fetch: send } = api.getConfig();
  if (send === undefined) throw new Error('The client of this page has no way to send');
  api.setConfig({
    fetch: async (input, init) => {
      // Sending a request spends its body.
      const again = input instanceof Request ? input.clone() : input;
      const response = await send(input, init);
      return response.status === 403 && (await lift(response.clone())) ? send(again, init) : response;
    },
  });
  return () => {
    api.setConfig({ fetch: send });
  };
}
