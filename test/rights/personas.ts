/**
 * The people of the matrix. Institution I leads the calls `open`, `judged` and `draft`; enterprise E answers the first
 * two, its rival R the second. Institution F and enterprise X live their own life, in `foreign` and `foreignDraft`.
 */
export const PERSONAS = {
  applicant: 'Aïssatou Diop', // owner of E, wrote its applications
  colleague: 'Malo Ortega', // member of E
  trainee: 'Hélène Roux', // reader of E
  rival: 'Bruno Keller', // owner of R
  lead: 'Nadia Belkacem', // owner of I, leads its calls
  officer: 'Paul Verdier', // member of I, officer of its calls
  reviewer: 'Inès Carvalho', // reviews E's dossier, and only that one
  juror: 'Odile Renan', // sits on the jury of `judged`
  recused: 'Gérard Vasseur', // sits there too, in conflict with E
  observer: 'Karim Saïdi', // observes the calls of I
  neighbour: 'Zoé Prigent', // member of I, on none of its calls
  facilitator: 'Solange Amari', // member of I, looks after its panel of beneficiaries
  foreigner: 'Yves Montclar', // owner of F, leads its calls
  passerby: 'Léa Morin', // signed in, belongs nowhere
  panelist: 'Panéliste 7QK4', // came in with a key: reaches their own data and the door
  guest: 'Docteur Anselme', // came in with a link: reads one thread, the one E shares with those in charge
  administrator: 'Camille Aubry', // runs the platform, reads nobody's content
} as const;

/** `visitor` did not sign in. */
export type Persona = keyof typeof PERSONAS | 'visitor';
export const EVERYONE: readonly Persona[] = ['visitor', ...(Object.keys(PERSONAS) as Persona[])];
