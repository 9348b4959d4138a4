import { Injectable } from '@nestjs/common';
import { ActorDirectory, hashSecret } from '#identity';
import { type Actor, Clock, Journal, notFound, Transaction } from '#platform';
import { invitationMachine, refuseUnusable } from './invitation.machine.js';
import type { ReceivedInvitation } from './invitations.dto.js';
import { type InvitationRow, InvitationsRepository } from './invitations.repository.js';
import { MembersRepository } from './members.repository.js';
import { membershipEvent } from './membership.events.js';
import { invitationNotUsable, invitedUnderOtherAddress } from './membership.problems.js';
import { outranks } from './membership.rules.js';

/** Invitations, for the people invited. An address is proved by signing in with it, never by holding a link. */
@Injectable()
export class ReceivedInvitationsService {
  constructor(
    private readonly transaction: Transaction,
    private readonly invitations: InvitationsRepository,
    private readonly members: MembersRepository,
    private readonly actors: ActorDirectory,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** What the letter's link shows, to whoever holds it; looking changes nothing. @throws 422 for a spent link. */
  async look(actor: Actor | null, token: string): Promise<ReceivedInvitation> {
    const row = await this.invitations.findByToken(hashSecret(token));
    if (!row) throw invitationNotUsable();
    return this.present(actor, row);
  }

  async mine(actor: Actor): Promise<ReceivedInvitation[]> {
    const rows = await this.invitations.received(actor.accountId, this.clock.now());
    return rows.map((row) => this.present(actor, row));
  }

  /** @throws 404 to anyone but the person invited. */
  async read(actor: Actor, id: string): Promise<ReceivedInvitation> {
    const row = await this.invitations.find(id);
    refuseOthers(actor, row, undefined);
    return this.present(actor, row);
  }

  /**
   * Joins the team; someone already in it keeps the stronger of both roles.
   * @throws 404 to others, 403 naming the address invited when they hold the letter's link, 422 when it no longer runs.
   */
  async accept(actor: Actor, id: string, token: string | undefined): Promise<ReceivedInvitation> {
    const accepted = await this.transaction.run(async () => {
      const now = this.clock.now();
      const row = await this.hold(actor, id, token);
      if (row.status === 'accepted') return this.present(actor, row);
      refuseUnusable(row, now);
      invitationMachine.apply(row, 'accept', actor, now);
      await this.invitations.save(row);
      await this.seat(actor, row, now);
      return this.present(actor, row);
    });
    this.actors.forget();
    return accepted;
  }

  async decline(actor: Actor, id: string): Promise<ReceivedInvitation> {
    return this.transaction.run(async () => {
      const now = this.clock.now();
      const row = await this.hold(actor, id, undefined);
      refuseUnusable(row, now);
      invitationMachine.apply(row, 'decline', actor, now);
      await this.invitations.save(row);
      const { invitedBy } = row;
      await this.journal.record(
        actor,
        membershipEvent('membership.invitation_declined', teamOf(row), { invitationId: id, invitedBy }),
      );
      return this.present(actor, row);
    });
  }

  /** The team first, then the invitation: the order of every verb on a team. */
  private async hold(actor: Actor, id: string, token: string | undefined): Promise<InvitationRow> {
    const found = await this.invitations.find(id);
    await this.refuseOthersWith(actor, found, token);
    await this.members.lockTeam(found.organisationId);
    return this.invitations.find(id, true);
  }

  private async refuseOthersWith(actor: Actor, row: InvitationRow, token: string | undefined): Promise<void> {
    const held = token === undefined ? undefined : await this.invitations.findByToken(hashSecret(token));
    refuseOthers(actor, row, held);
  }

  private async seat(actor: Actor, row: InvitationRow, now: Date): Promise<void> {
    const { organisationId, role } = row;
    const added = await this.members.add(organisationId, actor.accountId, role, now);
    if (!added) {
      const member = await this.members.find(organisationId, actor.accountId);
      if (member && outranks(role, member.role))
        await this.members.change(organisationId, { ...member, role });
    }
    await this.journal.record(
      actor,
      membershipEvent('membership.joined', teamOf(row), {
        accountId: actor.accountId,
        role,
        by: 'invitation',
      }),
    );
  }

  private present(actor: Actor | null, row: InvitationRow): ReceivedInvitation {
    const now = this.clock.now();
    const forMe = actor !== null && row.inviteeId === actor.accountId;
    return {
      id: row.id,
      organisation: teamOf(row),
      email: row.email,
      forMe,
      role: row.role,
      word: row.word,
      inviterName: row.inviterName,
      status: invitationMachine.statusAt(row, now),
      expiresAt: row.expiresAt.toISOString(),
      version: row.version,
      actions: forMe
        ? invitationMachine
            .actionsFor(actor, row, now)
            .filter((action) => action === 'accept' || action === 'decline')
        : [],
    };
  }
}

const teamOf = ({ organisationId, organisationName, organisationSlug }: InvitationRow) => ({
  id: organisationId,
  name: organisationName,
  slug: organisationSlug,
});

function refuseOthers(actor: Actor, row: InvitationRow, held: InvitationRow | undefined): void {
  if (row.inviteeId === actor.accountId) return;
  if (held?.id === row.id) throw invitedUnderOtherAddress(row.email);
  throw notFound();
}
