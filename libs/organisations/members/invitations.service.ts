import { Inject, Injectable } from '@nestjs/common';
import { isEmail } from 'class-validator';
import { hashSecret, newSecret } from '#identity';
import {
  type Actor,
  Clock,
  currentLocale,
  DEFAULT_PAGE_SIZE,
  decodeCursor,
  ENV,
  type Env,
  type Fault,
  Journal,
  Mailer,
  newId,
  notFound,
  type PageQuery,
  pageOf,
  renderLetter,
  Transaction,
  tooManyRequests,
} from '#platform';
import { invitationLetter } from './invitation.letter.js';
import { INVITATION_LIFE_MS, invitationMachine } from './invitation.machine.js';
import {
  InvitationResponse,
  type InvitationsPage,
  type InvitationsResponse,
  type InviteRequest,
} from './invitations.dto.js';
import { type InvitationRow, InvitationsRepository } from './invitations.repository.js';
import { MembersRepository, type Team } from './members.repository.js';
import { membershipEvent } from './membership.events.js';
import { grantableRoles, teamPolicy } from './membership.policy.js';
import { addressesRefused, roleNotGrantable, tooManyInvitations } from './membership.problems.js';
import { tidyEmail } from './membership.rules.js';

const PENDING_AT_MOST = 200;
/** A letter every ten minutes is enough for anyone's mailbox. */
const RESEND_AFTER_MS = 10 * 60_000;

/** Asking people in, for those who run a team. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly transaction: Transaction,
    private readonly invitations: InvitationsRepository,
    private readonly members: MembersRepository,
    private readonly mailer: Mailer,
    private readonly journal: Journal,
    private readonly clock: Clock,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** One letter each, or none at all. @throws 422 with the fault of every address that can't be invited. */
  async invite(actor: Actor, organisationId: string, request: InviteRequest): Promise<InvitationsResponse> {
    return this.transaction.run(async () => {
      const now = this.clock.now();
      const team = await this.members.lockTeam(organisationId);
      const subject = { organisationId: team.id };
      teamPolicy.authorise(actor, 'invite', subject);
      if (!grantableRoles(actor, subject).includes(request.role)) throw roleNotGrantable();
      const emails = await this.acceptable(team, request.emails, now);
      const secrets = new Map(emails.map((email) => [email, newSecret()]));
      const rows = await this.invitations.add(
        [...secrets].map(([email, token]) => ({ id: newId(), email, tokenHash: hashSecret(token) })),
        {
          organisationId: team.id,
          role: request.role,
          locale: request.locale ?? currentLocale(),
          word: request.word?.trim() ?? '',
          invitedBy: actor.accountId,
          now,
          expiresAt: new Date(now.getTime() + INVITATION_LIFE_MS),
        },
      );
      for (const row of rows) await this.post(row, secrets.get(tidyEmail(row.email)) ?? '');
      const invitationIds = rows.map((row) => row.id);
      await this.journal.record(
        actor,
        membershipEvent('membership.invited', team, { invitationIds, role: request.role }),
      );
      return { items: rows.map((row) => this.present(actor, row)) };
    });
  }

  async list(actor: Actor, organisationId: string, query: PageQuery): Promise<InvitationsPage> {
    const team = await this.members.team(organisationId);
    teamPolicy.authorise(actor, 'invite', { organisationId: team.id });
    const [before] = decodeCursor(query.cursor, 1) ?? [null];
    const limit = query.limit ?? DEFAULT_PAGE_SIZE;
    const rows = await this.invitations.pending(team.id, before === null ? null : String(before), limit + 1);
    return pageOf(
      rows,
      limit,
      (row) => [row.id],
      (row) => this.present(actor, row),
    );
  }

  /** A new letter with a new link, for fourteen more days; the earlier link opens nothing any more. */
  async resend(actor: Actor, organisationId: string, id: string): Promise<InvitationResponse> {
    return this.transaction.run(async () => {
      const { row, team } = await this.hold(actor, organisationId, id);
      const now = this.clock.now();
      const wait = row.sentAt.getTime() + RESEND_AFTER_MS - now.getTime();
      if (wait > 0) throw tooManyRequests(Math.ceil(wait / 1000));
      const token = newSecret();
      invitationMachine.apply(row, 'resend', actor, now);
      row.sentAt = now;
      await this.invitations.save(row, hashSecret(token));
      await this.post(row, token);
      const { role } = row;
      await this.journal.record(
        actor,
        membershipEvent('membership.invited', team, { invitationIds: [id], role }),
      );
      return this.present(actor, row);
    });
  }

  async revoke(actor: Actor, organisationId: string, id: string): Promise<InvitationResponse> {
    return this.transaction.run(async () => {
      const { row, team } = await this.hold(actor, organisationId, id);
      invitationMachine.apply(row, 'revoke', actor, this.clock.now());
      await this.invitations.save(row);
      await this.journal.record(
        actor,
        membershipEvent('membership.invitation_revoked', team, { invitationId: id }),
      );
      return this.present(actor, row);
    });
  }

  private async hold(
    actor: Actor,
    organisationId: string,
    id: string,
  ): Promise<{ row: InvitationRow; team: Team }> {
    const team = await this.members.lockTeam(organisationId);
    teamPolicy.authorise(actor, 'invite', { organisationId: team.id });
    const row = await this.invitations.find(id, true);
    if (row.organisationId !== team.id) throw notFound();
    return { row, team };
  }

  /** @returns the addresses in lower case. */
  private async acceptable(team: Team, emails: readonly string[], now: Date): Promise<string[]> {
    const tidy = emails.map(tidyEmail);
    const members = await this.members.membersAmong(team.id, tidy.filter(Boolean));
    const running = await this.invitations.running(team.id, now);
    const faults: Fault[] = tidy.flatMap((email, i) => {
      const detail = faultOf(email, tidy.indexOf(email) < i, members, running);
      return detail ? [{ pointer: `/emails/${i}`, detail }] : [];
    });
    if (tidy.length === 0) faults.push({ pointer: '/emails', detail: NOBODY });
    if (faults.length) throw addressesRefused(faults);
    if (running.size + tidy.length > PENDING_AT_MOST) throw tooManyInvitations(PENDING_AT_MOST);
    return tidy;
  }

  private post(row: InvitationRow, token: string): Promise<void> {
    return this.mailer.send(renderLetter(invitationLetter(row, token, this.env.publicUrl), row.locale));
  }

  private present(actor: Actor, row: InvitationRow): InvitationResponse {
    const now = this.clock.now();
    return InvitationResponse.from(row, invitationMachine.actionsFor(actor, row, now), now);
  }
}

const NOBODY = { fr: 'Écrivez au moins une adresse.', en: 'Write at least one address.' };

function faultOf(
  email: string,
  repeated: boolean,
  members: ReadonlySet<string>,
  running: ReadonlySet<string>,
): Fault['detail'] | undefined {
  if (!isEmail(email))
    return {
      fr: 'Une adresse électronique est attendue, comme nom@exemple.fr.',
      en: 'An e-mail address is expected, like name@example.org.',
    };
  if (repeated) return { fr: 'Cette adresse est écrite deux fois.', en: 'This address is written twice.' };
  if (members.has(email)) return { fr: 'Déjà dans l’équipe.', en: 'Already in the team.' };
  if (running.has(email)) return { fr: 'Déjà invitée.', en: 'Already invited.' };
  return undefined;
}
