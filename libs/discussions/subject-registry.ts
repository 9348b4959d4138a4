import { Injectable } from '@nestjs/common';
import { type Actor, notFound, type SubjectRef, type Text } from '#platform';

/** One circle of readers around a subject, as one person meets it. */
export interface AudienceAccess {
  /** Stable word in lower case: `team`, `shared`, `applicant`… One thread per subject and audience. */
  audience: string;
  /** Who reads what is written here, for the tab and the inbox: « Avec l’équipe de l’appel ». */
  label: Text;
  mayRead: boolean;
  mayWrite: boolean;
  /** Keeps messages in sight and marks the one that decides: who runs the discussion, among those who write in it. */
  mayPin?: boolean;
  /** Settles what readers report here: who runs the discussion. */
  mayModerate?: boolean;
  /** Lets people from outside into a thread: who runs the discussion, whatever the thread. Never given by adapters. */
  mayInvite?: boolean;
  /** By a seat in this one thread, not by a right on its subject. Never given by adapters. */
  asGuest?: true;
}

/** Everyone who reads what is written for one audience of a subject, as its owner knows them. */
export interface Circle {
  /** Anyone signed in reads it: `people` are then only those whom it concerns first. */
  open: boolean;
  people: readonly CirclePerson[];
}

/** Never a panelist: nobody but the institution that called them knows of them. */
export interface CirclePerson {
  accountId: string;
  mayWrite: boolean;
  /** People of one side know each other by name; of another, only those who wrote. */
  side: string;
  /** The organisation they read it for: whoever mentions it mentions them. */
  organisationId: string | null;
  /** Functions around the subject (keys of the adapter's `roles`), to be mentioned together. */
  roles: readonly string[];
  /** From outside, by a link into this thread: everyone who reads it knows. */
  guest?: true;
}

/** How a subject is called and where its page is (`/candidatures/…`, without the thread). */
export interface SubjectDescription {
  title: string;
  path: string;
}

/**
 * What discussions asks of the lib that owns a type of subject, always about many at once so that an inbox costs
 * one question per type.
 */
export interface SubjectAdapter {
  /**
   * The audiences of each subject that `actor` may know of. A subject that does not exist and one that may not be
   * known of are both left out, and so is an audience the actor may not know of: all three answer 404 alike.
   * Asked again at each reading, each writing, each join, and every few seconds for open sockets: no memory
   * here that outlives a revocation.
   */
  audiences(actor: Actor, ids: readonly string[]): Promise<ReadonlyMap<string, readonly AudienceAccess[]>>;

  /** Which of these subjects are an organisation's own work: it leads them, carries them, or judges them. */
  inNameOf?(organisationId: string, ids: readonly string[]): Promise<ReadonlySet<string>>;

  /** Titles and pages. Asked only for subjects whose `audiences` the reader was just given. */
  describe(ids: readonly string[]): Promise<ReadonlyMap<string, SubjectDescription>>;

  /** Who reads one audience: whom a message there may mention, and what may be shown to them. Without it, nobody. */
  circle?(id: string, audience: string): Promise<Circle>;

  /** How the roles of its circles are called. */
  readonly roles?: Readonly<Record<string, Text>>;
}

const NOBODY: Circle = { open: false, people: [] };

/** A thread's place: what it is about and who it is for. */
export interface ThreadPlace {
  subject: SubjectRef;
  audience: string;
}

/**
 * Discussions know only `SubjectRef { type, id }`. Each higher lib registers, in `onModuleInit`, who may read and
 * write around its own subjects.
 */
@Injectable()
export class SubjectRegistry {
  private readonly adapters = new Map<string, SubjectAdapter>();

  /** @throws when the type already has an adapter: two owners of one right would be a fault of the product. */
  register(type: string, adapter: SubjectAdapter): void {
    if (this.adapters.has(type)) throw new Error(`Subject type "${type}" is registered twice`);
    this.adapters.set(type, adapter);
  }

  /**
   * What `actor` may read around one subject.
   * @throws 404 when that is nothing, whatever the reason (unknown type, no such subject, not theirs to know, a guest's).
   */
  async audiencesOf(actor: Actor, subject: SubjectRef): Promise<readonly AudienceAccess[]> {
    const found = actor.guest
      ? undefined
      : await this.adapters.get(subject.type)?.audiences(actor, [subject.id]);
    const readable = (found?.get(subject.id) ?? []).filter((access) => access.mayRead);
    if (readable.length === 0) throw notFound();
    return readable;
  }

  /** The actor's access to each of these places, in their order; undefined where there is none. */
  async accessTo(actor: Actor, places: readonly ThreadPlace[]): Promise<(AudienceAccess | undefined)[]> {
    const bySubject = await this.askByType(
      places.map((place) => place.subject),
      (adapter, ids) => adapter.audiences(actor, ids),
    );
    return places.map((place) =>
      bySubject.get(keyOf(place.subject))?.find((access) => access.audience === place.audience),
    );
  }

  /** Title and page of each of these subjects, in their order; undefined when it went away meanwhile. */
  async describe(subjects: readonly SubjectRef[]): Promise<(SubjectDescription | undefined)[]> {
    const found = await this.askByType(subjects, (adapter, ids) => adapter.describe(ids));
    return subjects.map((subject) => found.get(keyOf(subject)));
  }

  /** Of each of these subjects, in their order: whether it is this organisation's work. */
  async inNameOf(organisationId: string, subjects: readonly SubjectRef[]): Promise<boolean[]> {
    const ours = await this.askByType(subjects, async (adapter, ids) => {
      const found = (await adapter.inNameOf?.(organisationId, ids)) ?? new Set<string>();
      return new Map([...found].map((id) => [id, true]));
    });
    return subjects.map((subject) => ours.get(keyOf(subject)) ?? false);
  }

  /** Who reads a place, whoever asks. */
  async circle({ subject, audience }: ThreadPlace): Promise<Circle> {
    return (await this.adapters.get(subject.type)?.circle?.(subject.id, audience)) ?? NOBODY;
  }

  roleNames({ type }: SubjectRef): Readonly<Record<string, Text>> {
    return this.adapters.get(type)?.roles ?? {};
  }

  private async askByType<Answer>(
    subjects: readonly SubjectRef[],
    ask: (adapter: SubjectAdapter, ids: string[]) => Promise<ReadonlyMap<string, Answer>>,
  ): Promise<Map<string, Answer>> {
    const answers = new Map<string, Answer>();
    for (const [type, ofType] of Map.groupBy(subjects, (subject) => subject.type)) {
      const adapter = this.adapters.get(type);
      if (!adapter) continue;
      const found = await ask(adapter, [...new Set(ofType.map((subject) => subject.id))]);
      for (const [id, answer] of found) answers.set(keyOf({ type, id }), answer);
    }
    return answers;
  }
}

const keyOf = ({ type, id }: SubjectRef): string => `${type}:${id}`;
