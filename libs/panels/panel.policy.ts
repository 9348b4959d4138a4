import { type Actor, allowIf, belongsTo, definePolicies, refuse, WRITING_ROLES } from '#platform';
import type { PanelSubject } from './panel.types.js';

const facilitates = (actor: Actor | null, panel: PanelSubject): boolean =>
  !!actor && panel.facilitatorIds.includes(actor.accountId);

const runsAnOwner = (actor: Actor | null, panel: PanelSubject): boolean =>
  panel.ownerIds.some((id) => belongsTo(actor, id, ['owner', 'manager']));

const FACILITATORS_ONLY = refuse(
  'Réservé aux personnes qui animent ce panel : elles seules savent qui en fait partie.',
  'For those who facilitate this panel: they alone know who is on it.',
);
const CLOSED = refuse('Ce panel est clos.', 'This panel is closed.');

/** The rights on a panel, one sentence each. A panelist has none here: what is theirs is under `panel.own`. */
export const panelPolicy = definePolicies<PanelSubject>()({
  // People of the institutions that own it know of the panel, never of the people on it.
  read: (actor, panel) =>
    allowIf(
      facilitates(actor, panel) || panel.ownerIds.some((id) => belongsTo(actor, id)),
      refuse('Ce panel n’est pas ouvert à votre compte.', 'This panel is not open to your account.'),
    ),
  edit: (actor, panel) => {
    if (panel.closedAt) return CLOSED;
    return allowIf(facilitates(actor, panel) || runsAnOwner(actor, panel), FACILITATORS_ONLY);
  },
  // Names, needs, consents, answers as they come: also once closed, for what is still owed to people.
  facilitate: (actor, panel) => allowIf(facilitates(actor, panel), FACILITATORS_ONLY),
  // Recruiting, drawing, asking: as long as it lives.
  convene: (actor, panel) =>
    panel.closedAt ? CLOSED : allowIf(facilitates(actor, panel), FACILITATORS_ONLY),
  manage: (actor, panel) =>
    allowIf(
      runsAnOwner(actor, panel),
      refuse(
        'Réservé aux responsables des institutions qui portent ce panel.',
        'For those who run the institutions that own this panel.',
      ),
    ),
});

/** Who may open a panel in the name of an organisation. */
export const mayOpenPanelFor = (actor: Actor, organisationId: string): boolean =>
  belongsTo(actor, organisationId, WRITING_ROLES);
