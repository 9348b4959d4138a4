import type { BreakGlassEvent } from '#applications';
import {
  type AdministrationEvent,
  type GlassApprovers,
  haveSame,
  mayApprove,
  type SettingsService,
} from '#identity';
import type { Subscriptions } from '#platform';
import {
  administratorsLetter,
  approversLetter,
  keyAskedLetter,
  liftedLetter,
  openedLetter,
  suspendedAccountLetter,
} from './administration.letters.js';
import type { NoticesService } from './notices.service.js';
import type { RecipientsRepository } from './recipients.repository.js';

/** Who hears of what administrators do: the person it is done to, those whose dossier opens, the other administrators. */
export function administrationSubscriptions(
  notices: NoticesService,
  recipients: RecipientsRepository,
  settings: SettingsService,
  approvers: GlassApprovers,
): Subscriptions<AdministrationEvent | BreakGlassEvent> {
  return {
    'account.suspended': {
      tellPerson: async (event) => {
        const reason = await recipients.suspensionReason(event.subject.id);
        const { supportEmail } = await settings.read();
        const letter = () => suspendedAccountLetter(reason, supportEmail);
        await notices.write(await recipients.people([event.subject.id]), letter, event);
      },
    },
    'account.suspension_lifted': {
      tellPerson: notices.to((event) => recipients.people([event.subject.id]), liftedLetter),
    },
    'account.sessions_ended': {},
    'account.session_ended': {},
    'account.administrator_granted': {
      tellAdministrators: notices.to(() => recipients.administrators(), administratorsLetter),
    },
    'account.administrator_withdrawn': {
      tellAdministrators: notices.to(() => recipients.administrators(), administratorsLetter),
    },
    'settings.changed': {
      // Who holds the second key is never a surprise to those who hold, or held, it.
      tellOfApprovers: async (event) => {
        const { before, after } = event.payload;
        if (haveSame(before.breakGlassApprovers, after.breakGlassApprovers)) return;
        await notices.write(await recipients.administrators(), approversLetter, event);
      },
    },

    'break_glass.requested': {
      tellOthers: async (event) => {
        const reason = await recipients.glassReason(event.subject.id);
        const all = await recipients.administrators();
        const list = await approvers.list();
        await notices.write(
          all.filter(({ accountId }) => mayApprove(list, accountId)),
          (asked: typeof event, url) => keyAskedLetter(asked, url, reason),
          event,
        );
      },
    },
    'break_glass.opened': {
      tellApplicants: async (event) => {
        const reason = await recipients.glassReason(event.subject.id);
        const { applicationId, organisationId } = event.payload;
        const carrying = await recipients.applicants(applicationId);
        const owners = organisationId ? await recipients.owners(organisationId) : [];
        const known = new Set(carrying.map((person) => person.accountId));
        await notices.write(
          [...carrying, ...owners.filter((owner) => !known.has(owner.accountId))],
          (opened: typeof event, url) => openedLetter(opened, url, reason, true),
          event,
        );
      },
      // Sealed until the deadline, even so: whoever leads the call is told of no application before.
      tellLeads: async (event) => {
        if (event.payload.sealed) return;
        const reason = await recipients.glassReason(event.subject.id);
        await notices.write(
          await recipients.leads(event.payload.callId),
          (opened: typeof event, url) => openedLetter(opened, url, reason, false),
          event,
        );
      },
    },
    'break_glass.closed': {},
  };
}
