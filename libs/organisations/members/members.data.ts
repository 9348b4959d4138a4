import type { TableData } from '#platform';

/** Who is, was, or was asked into a team. Of those who left and are erased, that somebody was there stays, nameless. */
export const MEMBERS_DATA: Record<string, TableData> = {
  memberships: {
    holds: { fr: 'Vos appartenances', en: 'Your memberships' },
    technical: 'organisation_id role joined_at version',
    personal: 'title',
    people: { account_id: { erasure: 'delete' } },
  },
  former_members: {
    holds: { fr: 'Vos appartenances passées', en: 'Your past memberships' },
    technical: 'id organisation_id role joined_at left_at',
    personal: 'title',
    people: {
      account_id: { erasure: { blank: { title: "''" } } },
      removed_by: { erasure: 'keep', exported: false },
    },
  },
  vacated_places: {
    holds: { fr: 'Ce que vous suiviez en partant', en: 'What you looked after when you left' },
    technical: 'organisation_id noun subject_id place vacated_at',
    people: { account_id: { erasure: 'keep' } },
  },
  invitations: {
    holds: { fr: 'Invitations dans des équipes', en: 'Invitations to teams' },
    technical: 'id organisation_id role locale status created_at sent_at expires_at settled_at version',
    personal: 'word',
    withheld: 'token_hash',
    people: {
      email: { by: 'email', erasure: 'delete' },
      invited_by: { erasure: { blank: { word: "''" } }, exported: false },
    },
  },
  organisation_domains: {
    holds: { fr: 'Domaines de messagerie', en: 'E-mail domains' },
    technical: 'id organisation_id entry claimed_at verified_at version',
    content: 'domain',
    people: { claimed_by: { erasure: 'keep', exported: false } },
  },
  identity_providers: {
    holds: { fr: 'Connexion par le compte de l’organisation', en: 'Sign-in by the organisation’s accounts' },
    technical: 'id organisation_id profile set_at version',
    content: 'issuer client_id',
    withheld: 'sealed_secret',
    people: { set_by: { erasure: 'keep', exported: false } },
  },
  join_requests: {
    holds: { fr: 'Vos demandes d’entrée', en: 'Your requests to join' },
    technical: 'id organisation_id status asked_at settled_at version',
    personal: 'word reason',
    people: {
      account_id: { erasure: 'delete' },
      settled_by: { erasure: 'keep', exported: false },
    },
  },
  delegations: {
    holds: { fr: 'Délégations données et reçues', en: 'Delegations given and received' },
    technical: 'id organisation_id role starts_at ends_at given_at revoked_at',
    personal: 'reason',
    people: {
      from_account_id: { erasure: { blank: { reason: "''" } } },
      to_account_id: { erasure: 'keep' },
      given_by: { erasure: 'keep', exported: false },
      revoked_by: { erasure: 'keep', exported: false },
    },
  },
};
