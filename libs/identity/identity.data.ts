import type { TableData } from '#platform';

/** The tables of people, of how they enter, and of what they agreed to. */
export const IDENTITY_DATA: Record<string, TableData> = {
  accounts: {
    holds: { fr: 'Votre compte', en: 'Your account' },
    technical:
      'administrator panelist guest created_at version erased_at suspended_at passkey_offer_answered_at',
    personal: 'email display_name locale suspended_reason',
    // The row stays, nameless: what others see of a thread or a dossier keeps its shape.
    people: { id: { erasure: { blank: NAMELESS() } } },
  },
  sign_in_links: {
    holds: { fr: 'Liens de connexion demandés', en: 'Sign-in links asked for' },
    technical: 'id locale wrong_codes created_at expires_at consumed_at',
    personal: 'next_path',
    withheld: 'token_hash code_hash browser_hash',
    people: { email: { by: 'email', erasure: 'delete' } },
  },
  sessions: {
    holds: { fr: 'Vos appareils connectés', en: 'Your signed-in devices' },
    technical:
      'id created_at seen_at expires_at revoked_at method proven_at second_factor_at awaits_second_factor provider',
    personal: 'user_agent',
    withheld: 'token_hash sealed_id_token',
    people: { account_id: { erasure: 'delete' } },
  },
  passkeys: {
    holds: { fr: 'Vos clés d’accès', en: 'Your passkeys' },
    technical: 'id counter transports synced created_at last_used_at',
    personal: 'name',
    withheld: 'credential_id public_key',
    people: { account_id: { erasure: 'delete' } },
  },
  passkey_challenges: {
    holds: { fr: 'Entrées par clé d’accès en cours', en: 'Passkey sign-ins under way' },
    technical: 'purpose expires_at',
    withheld: 'challenge_hash',
    people: { account_id: { erasure: 'delete' } },
  },
  passwords: {
    holds: { fr: 'Votre mot de passe, sous forme d’empreinte', en: 'Your password, as a hash' },
    technical: 'set_at',
    withheld: 'argon2id_hash',
    people: { account_id: { erasure: 'delete' } },
  },
  authenticator_apps: {
    holds: { fr: 'Votre application d’authentification', en: 'Your authenticator app' },
    technical: 'confirmed_at last_step candidate_until',
    withheld: 'sealed_secret sealed_candidate',
    people: { account_id: { erasure: 'delete' } },
  },
  recovery_codes: {
    holds: { fr: 'Vos codes de secours', en: 'Your recovery codes' },
    technical: 'made_at used_at',
    withheld: 'code_hash',
    people: { account_id: { erasure: 'delete' } },
  },
  email_changes: {
    holds: { fr: 'Changements d’adresse demandés', en: 'Changes of address asked for' },
    technical: 'id asked_at expires_at consumed_at',
    personal: 'new_email',
    withheld: 'token_hash',
    people: { account_id: { erasure: 'delete' } },
  },
  external_identities: {
    holds: { fr: 'Comptes professionnels reliés au vôtre', en: 'Work accounts linked to yours' },
    technical: 'id linked_at last_used_at',
    // The address is what the provider told, whoever's account it was linked to: it goes with the account.
    personal: 'issuer subject provider_name email siret',
    people: { account_id: { erasure: 'delete' } },
  },
  openid_attempts: {
    holds: { fr: 'Entrées par un compte professionnel en cours', en: 'Sign-ins by a work account under way' },
    technical: 'provider redirect_uri expires_at',
    personal: 'next_path',
    withheld: 'state_hash browser_hash sealed_checks',
    people: { account_id: { erasure: 'delete' } },
  },
  access_tokens: {
    holds: { fr: 'Vos jetons d’accès à l’API', en: 'Your access tokens for the API' },
    technical: 'id scopes created_at expires_at last_used_at revoked_at',
    personal: 'name',
    withheld: 'token_hash',
    people: { account_id: { erasure: 'delete' } },
  },
  panelist_keys: {
    holds: { fr: 'Vos clés de panel, sous forme d’empreintes', en: 'Your panel keys, as hashes' },
    technical: 'id issued_at expires_at revoked_at last_used_at',
    withheld: 'token_hash code_hash',
    people: {
      account_id: { erasure: 'delete' },
      issued_by: { erasure: 'keep', exported: false },
    },
  },
  guest_keys: {
    holds: { fr: 'Vos clés d’invitation, sous forme d’empreintes', en: 'Your invitation keys, as hashes' },
    technical: 'id home issued_at expires_at revoked_at last_used_at',
    withheld: 'token_hash',
    people: {
      account_id: { erasure: 'delete' },
      issued_by: { erasure: 'keep', exported: false },
    },
  },
  tries: {
    holds: { fr: 'Essais de connexion des dernières minutes', en: 'Sign-in tries of the last minutes' },
    technical: 'count ends_at',
    withheld: 'fingerprint',
  },
  mailbox: {
    holds: {
      fr: 'Courriels qui vous ont été adressés (démonstration)',
      en: 'Mails sent to you (demonstration)',
    },
    technical: 'id sent_at reply_to',
    personal: 'subject text html',
    people: { recipient: { by: 'email', erasure: 'delete' } },
  },
  demo_personas: {
    holds: { fr: 'Personnages de la démonstration', en: 'People of the demonstration' },
    technical: 'key position',
    personal: 'role organisation',
    people: { account_id: { erasure: 'delete', exported: false } },
  },
  consent_texts: {
    holds: { fr: 'Textes auxquels chacun consent', en: 'Texts that people agree to' },
    technical: 'id kind version locale sha256 published_at',
    content: 'title body',
  },
  consents: {
    holds: { fr: 'Ce à quoi vous avez consenti', en: 'What you agreed to' },
    technical: 'id text_id given_at withdrawn_at',
    personal: 'how',
    // The proof outlives the person's name: it points at an id and a text.
    people: { account_id: { erasure: 'keep' } },
  },
  legal_holds: {
    holds: { fr: 'Conservations imposées par la loi', en: 'Retention required by law' },
    technical: 'id subject_type subject_id placed_at lifted_at',
    content: 'reason',
    people: {
      placed_by: { erasure: 'keep', exported: false },
      lifted_by: { erasure: 'keep', exported: false },
    },
  },
  settings: {
    holds: { fr: 'Réglages de la plateforme', en: 'Settings of the platform' },
    technical: 'only_one version changed_at',
    content: 'value',
    people: { changed_by: { erasure: 'keep', exported: false } },
  },
  retention_notices: {
    holds: { fr: 'Annonces d’effacement envoyées', en: 'Notices of deletion sent' },
    technical: 'kind subject_id told_at',
  },
};

/** An erased account: nobody's name, an address that nothing reaches. */
function NAMELESS(): Record<string, string> {
  return {
    email: "CASE WHEN panelist OR guest THEN NULL ELSE 'efface-' || id || '@effacement.invalid' END",
    display_name: "'Compte supprimé · Erased account'",
    locale: "'fr'",
    administrator: 'false',
    suspended_reason: 'NULL',
    erased_at: 'now()',
    version: 'version + 1',
  };
}
