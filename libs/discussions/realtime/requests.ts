import { type Fault, refuseHostileBody } from '#platform';
import type { JoinRequest, LeaveRequest, PostRequest, TypingRequest } from '#realtime-contract';
import { unreadableEvent } from '../discussions.problems.js';
import { BODY_MAX, FILES_AT_MOST } from '../messages/messages.dto.js';

interface Rule {
  holds: (value: unknown) => boolean;
  optional?: true;
  detail: Fault['detail'];
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const ID: Rule = {
  holds: (value) => typeof value === 'string' && UUID.test(value),
  detail: { fr: 'Un identifiant est attendu.', en: 'An identifier is expected.' },
};
const WHOLE: Rule = {
  holds: (value) => Number.isSafeInteger(value) && (value as number) >= 0,
  detail: { fr: 'Un nombre entier est attendu.', en: 'A whole number is expected.' },
};
const RANK: Rule = { ...WHOLE, optional: true, holds: (value) => WHOLE.holds(value) && value !== 0 };
const WORDS: Rule = {
  // Counted like HTTP does, in signs as people see them; most texts are far below either way.
  holds: (value) =>
    typeof value === 'string' &&
    /\S/.test(value) &&
    (value.length <= BODY_MAX || [...value].length <= BODY_MAX),
  detail: {
    fr: `Un texte de 1 à ${BODY_MAX} signes est attendu.`,
    en: `A text of 1 to ${BODY_MAX} characters is expected.`,
  },
};
const FLAG: Rule = {
  optional: true,
  holds: (value) => typeof value === 'boolean',
  detail: { fr: 'Oui ou non est attendu.', en: 'Yes or no is expected.' },
};
const FILES: Rule = {
  optional: true,
  holds: (value) =>
    Array.isArray(value) &&
    value.length <= FILES_AT_MOST &&
    new Set(value).size === value.length &&
    value.every(ID.holds),
  detail: {
    fr: `Au plus ${FILES_AT_MOST} identifiants de fichiers sont attendus, chacun une fois.`,
    en: `At most ${FILES_AT_MOST} file identifiers are expected, each once.`,
  },
};
const QUOTE: Rule = {
  optional: true,
  holds: (value) => {
    if (value === null || typeof value !== 'object') return false;
    const { threadId, seq, ...strangers } = value as Record<string, unknown>;
    return ID.holds(threadId) && RANK.holds(seq) && Object.keys(strangers).length === 0;
  },
  detail: {
    fr: 'Un fil et un numéro de message sont attendus.',
    en: 'A thread and a message number are expected.',
  },
};
const AN_OBJECT: Fault = {
  pointer: '',
  detail: { fr: 'Un objet est attendu.', en: 'An object is expected.' },
};

const unknownKey = (key: string): Fault => ({
  pointer: `/${key.slice(0, 60).replaceAll('~', '~0').replaceAll('/', '~1')}`,
  detail: { fr: 'Champ inconnu : retirez-le.', en: 'Unknown field: remove it.' },
});

/** HTTP's validation does not reach sockets: each event reads its own few fields. */
function reader<Request>(rules: { [Field in keyof Required<Request>]: Rule }): (body: unknown) => Request {
  const known = Object.entries<Rule>(rules);
  return (body) => {
    if (body === null || typeof body !== 'object' || Array.isArray(body)) throw unreadableEvent([AN_OBJECT]);
    const values = body as Record<string, unknown>;
    const faults = known.flatMap(([field, { holds, optional, detail }]) =>
      (optional && values[field] === undefined) || holds(values[field])
        ? []
        : [{ pointer: `/${field}`, detail }],
    );
    const strangers = Object.keys(values).filter((key) => !Object.hasOwn(rules, key));
    faults.push(...strangers.slice(0, 20).map(unknownKey));
    if (faults.length > 0) throw unreadableEvent(faults);
    refuseHostileBody(body);
    return body as Request;
  };
}

/** @throws 400 with every fault, like the readers below. */
export const readJoin = reader<JoinRequest>({ threadId: ID, after: WHOLE });
export const readTyping = reader<TypingRequest>({ threadId: ID });
export const readLeave = reader<LeaveRequest>({ threadId: ID });
export const readPost = reader<PostRequest>({
  threadId: ID,
  clientId: ID,
  body: WORDS,
  replyTo: RANK,
  question: FLAG,
  files: FILES,
  quote: QUOTE,
});
