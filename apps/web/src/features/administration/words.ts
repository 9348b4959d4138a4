import { useT } from '~/messages/intl';
import type { AuditLine } from './instance-api';

/** Acts that have their own sentence; the others say their family and keep their machine's word. */
const SAID = [
  'account_suspended',
  'account_suspension_lifted',
  'account_sessions_ended',
  'account_session_ended',
  'account_administrator_granted',
  'account_administrator_withdrawn',
  'account_audit_extracted',
  'account_job_retried',
  'account_exported',
  'account_erased',
  'account_passkey_added',
  'account_password_set',
  'account_app_added',
  'consent_given',
  'consent_withdrawn',
  'legal_hold_placed',
  'legal_hold_lifted',
  'settings_changed',
  'retention_removed',
  'retention_kept',
  'break_glass_requested',
  'break_glass_opened',
  'break_glass_closed',
  'application_started',
  'application_submitted',
  'application_dossier_read',
  'application_review_sent',
  'application_decision_released',
  'call_drafted',
  'call_edited',
  'call_team_changed',
  'call_published',
  'call_decided',
  'membership_joined',
  'membership_ended',
  'organisation_created',
  'organisation_updated',
  'organisation_verified',
  'organisation_verification_requested',
  'membership_invited',
  'panelist_key_issued',
  'panelist_key_revoked',
] as const;

const SUBJECTS = [
  'account',
  'application',
  'call',
  'organisation',
  'legal_hold',
  'settings',
  'break_glass',
  'thread',
] as const;

const isAmong = <Word extends string>(words: readonly Word[], word: string): word is Word =>
  (words as readonly string[]).includes(word);

/** A line of the log in plain words, as far as there are some. */
export function useAuditWords() {
  const t = useT();
  return {
    act: ({ action }: AuditLine): string => {
      const word = action.replace('.', '_');
      return isAmong(SAID, word) ? t(`admin.act.${word}`) : action;
    },
    subject: ({ subjectType, subjectName, detail }: AuditLine): string => {
      const kind = isAmong(SUBJECTS, subjectType) ? t(`admin.subject.${subjectType}`) : subjectType;
      return [kind, subjectName, detail].filter(Boolean).join(' · ');
    },
  };
}
