import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser';

// Heavy, and for those who use passkeys only: import this file lazily.

/** What the server takes: the browser's answer in JSON. */
type Credential = Record<string, unknown>;

export const passkeysWork = (): boolean => browserSupportsWebAuthn();

/** Has the browser make a passkey. @throws when the person gives up, or when this device has one already. */
export const makePasskey = async (options: object): Promise<Credential> => ({
  ...(await startRegistration({ optionsJSON: options as PublicKeyCredentialCreationOptionsJSON })),
});

/** Has the browser find a passkey and its person unlock it. @throws when they give up. */
export const unlockPasskey = async (options: object): Promise<Credential> => ({
  ...(await startAuthentication({ optionsJSON: options as PublicKeyCredentialRequestOptionsJSON })),
});
