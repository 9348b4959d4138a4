import { Injectable } from '@nestjs/common';
import { RightsRepository } from '#organisations';
import { type Actor, belongsTo, PreparedReads, WRITING_ROLES } from '#platform';
import type {
  AudienceAccess,
  Circle,
  CirclePerson,
  SubjectAdapter,
  SubjectDescription,
} from '../subject-registry.js';

interface House {
  id: string;
  title: string;
  slug: string;
}

export interface HouseCandidate {
  accountId: string;
  organisationId: string;
  /** The organisation they belong to: another one in a collective. */
  through: string;
}

/** Everyone with a right in these organisations, their own or lent. */
const CANDIDATES = `
  SELECT DISTINCT ON (account_id) account_id AS "accountId", organisation_id AS "organisationId", through FROM (
    SELECT account_id, organisation_id, through FROM standings WHERE organisation_id = ANY($1::uuid[])
    UNION ALL
    SELECT to_account_id, organisation_id, organisation_id FROM delegations
    WHERE organisation_id = ANY($1::uuid[]) AND revoked_at IS NULL
  ) candidate ORDER BY account_id, organisation_id, through`;

/** The people of organisations, as rights know them now. */
@Injectable()
export class HousePeople {
  constructor(
    private readonly prepared: PreparedReads,
    private readonly rights: RightsRepository,
  ) {}

  async of(
    organisationIds: readonly string[],
    placeOf: (candidate: HouseCandidate) => Pick<CirclePerson, 'side' | 'organisationId'>,
  ): Promise<CirclePerson[]> {
    const candidates = await this.prepared.rows<HouseCandidate>(CANDIDATES, [organisationIds]);
    return (await this.rights.actorsOf(candidates)).flatMap((one) => {
      const belongs = organisationIds.some((id) => belongsTo(one, id));
      const mayWrite = organisationIds.some((id) => belongsTo(one, id, WRITING_ROLES));
      return belongs ? [{ accountId: one.accountId, mayWrite, roles: [], ...placeOf(one) }] : [];
    });
  }
}

/** The people of an organisation among themselves; those of a collective's organisations among all of them. */
@Injectable()
export class OrganisationThreads {
  constructor(
    private readonly prepared: PreparedReads,
    private readonly people: HousePeople,
  ) {}

  /** Organisations and collectives are told apart, so that one house has one thread. */
  adapterOf(type: 'organisation' | 'collective'): SubjectAdapter {
    const isCollective = type === 'collective';
    const label = isCollective ? AMONG_COLLECTIVE : AMONG_TEAM;
    const find = (ids: readonly string[]) => this.find(ids, isCollective);
    return {
      audiences: async (actor, ids) => {
        const houses = (await find(ids)).filter(({ id }) => belongsTo(actor, id));
        return new Map(houses.map(({ id }) => [id, [accessTo(actor, id, label)]]));
      },
      describe: async (ids) =>
        new Map(
          (await find(ids)).map(({ id, title, slug }): [string, SubjectDescription] => [
            id,
            { title, path: isCollective ? `/collectifs/${slug}` : `/organisations/${slug}` },
          ]),
        ),
      inNameOf: async (organisationId, ids) => new Set(ids.filter((id) => id === organisationId)),
      circle: async (id, audience): Promise<Circle> => ({
        open: false,
        people:
          audience === AUDIENCE
            ? await this.people.of([id], ({ through }) => ({
                side: 'team',
                organisationId: isCollective ? through : null,
              }))
            : [],
      }),
    };
  }

  private find(ids: readonly string[], isCollective: boolean): Promise<House[]> {
    return this.prepared.rows<House>(
      `SELECT id, name AS title, slug FROM organisations WHERE id = ANY($1) AND (kind = 'collective') = $2`,
      [ids, isCollective],
    );
  }
}

const AUDIENCE = 'team';
const AMONG_TEAM = { fr: 'Entre membres de l’organisation', en: 'Among the organisation’s team' };
const AMONG_COLLECTIVE = {
  fr: 'Entre organisations du collectif',
  en: 'Among the collective’s organisations',
};

function accessTo(actor: Actor, id: string, label: AudienceAccess['label']): AudienceAccess {
  const mayWrite = belongsTo(actor, id, WRITING_ROLES);
  return { audience: AUDIENCE, label, mayRead: true, mayWrite, mayPin: mayWrite };
}
