import { currentLocale } from './context.js';
import type { Text } from './text.js';

/** One fault in a request, located by JSON pointer (RFC 6901). */
export interface Fault {
  pointer: string;
  detail: Text;
}

interface ProblemOptions {
  /** Last segment of the `type` address, in kebab-case; the page `/problemes/<type>` explains it. */
  type: string;
  status: number;
  title: Text;
  detail?: Text;
  errors?: Fault[];
  /** Further members, as RFC 9457 allows (for instance `allowed` on a refused transition). */
  members?: Record<string, unknown>;
}

/**
 * A refusal written for the person who meets it (RFC 9457). Services throw; one filter answers.
 * Every lib keeps its own small catalogue in `<noun>.problems.ts`.
 */
export class Problem extends Error {
  readonly type: string;
  readonly status: number;
  readonly title: Text;
  readonly detail?: Text;
  readonly errors?: Fault[];
  readonly members: Record<string, unknown>;

  constructor(options: ProblemOptions) {
    super(options.detail?.en ?? options.title.en);
    this.name = 'Problem';
    this.type = options.type;
    this.status = options.status;
    this.title = options.title;
    this.detail = options.detail;
    this.errors = options.errors;
    this.members = options.members ?? {};
  }

  /** The answer's body, in the language of the request under way. */
  toBody(instance?: string): Record<string, unknown> {
    const locale = currentLocale();
    return {
      type: `/problemes/${this.type}`,
      title: this.title[locale],
      status: this.status,
      ...(this.detail && { detail: this.detail[locale] }),
      ...(instance && { instance }),
      ...(this.errors && {
        errors: this.errors.map((fault) => ({ pointer: fault.pointer, detail: fault.detail[locale] })),
      }),
      ...this.members,
    };
  }
}

/** Absent, or not to be known of: both answer alike. */
export const notFound = (): Problem =>
  new Problem({
    type: 'not-found',
    status: 404,
    title: { fr: 'Introuvable', en: 'Not found' },
    detail: {
      fr: 'Cette page ou cet objet n’existe pas, ou ne vous est pas ouvert.',
      en: 'This page or object does not exist, or is not open to you.',
    },
  });

export const signInRequired = (): Problem =>
  new Problem({
    type: 'sign-in-required',
    status: 401,
    title: { fr: 'Connexion nécessaire', en: 'Sign-in required' },
    detail: { fr: 'Connectez-vous pour continuer.', en: 'Sign in to continue.' },
  });

export const forbidden = (reason: Text): Problem =>
  new Problem({
    type: 'forbidden',
    status: 403,
    title: { fr: 'Action non permise', en: 'Not allowed' },
    detail: reason,
  });

/** The right is there; this session has yet to prove a second factor. The web asks for it, then tries again. */
export const secondFactorRequired = (): Problem =>
  new Problem({
    type: 'second-factor-required',
    status: 403,
    title: { fr: 'Confirmez que c’est bien vous', en: 'Confirm that it is really you' },
    detail: {
      fr: 'Ce que vous ouvrez engage d’autres personnes : prouvez votre identité une seconde fois, par une clé d’accès ou un code.',
      en: 'What you open concerns other people: prove your identity a second time, by a passkey or a code.',
    },
  });

export const crossSiteRequest = (): Problem =>
  new Problem({
    type: 'cross-site-request',
    status: 403,
    title: { fr: 'Demande venue d’un autre site', en: 'Request from another site' },
    detail: {
      fr: 'Cette action doit être faite depuis Cornac.',
      en: 'This action must be made from Cornac itself.',
    },
  });

export const malformed = (errors: Fault[]): Problem =>
  new Problem({
    type: 'malformed-request',
    status: 400,
    title: { fr: 'Demande à corriger', en: 'Request to correct' },
    detail:
      errors.length === 1
        ? { fr: 'Un point est à corriger.', en: 'One point needs correcting.' }
        : {
            fr: `${errors.length} points sont à corriger.`,
            en: `${errors.length} points need correcting.`,
          },
    errors,
  });

/** The object moved under the writer's feet: read again, then write. */
export const staleVersion = (current?: number): Problem =>
  new Problem({
    type: 'stale-version',
    status: 409,
    title: { fr: 'Modifié entre-temps', en: 'Changed meanwhile' },
    detail: {
      fr: 'Quelqu’un a modifié cet objet depuis que vous l’avez ouvert. Relisez-le, puis refaites votre changement.',
      en: 'Someone changed this object since you opened it. Read it again, then redo your change.',
    },
    members: current === undefined ? {} : { currentVersion: current },
  });

export const versionRequired = (): Problem =>
  new Problem({
    type: 'version-required',
    status: 428,
    title: { fr: 'Version attendue', en: 'Version required' },
    detail: {
      fr: 'Joignez l’en-tête If-Match avec la version que vous avez lue.',
      en: 'Send the If-Match header with the version you read.',
    },
  });

export const tooManyRequests = (retryAfterSeconds: number): Problem =>
  new Problem({
    type: 'too-many-requests',
    status: 429,
    title: { fr: 'Trop de demandes', en: 'Too many requests' },
    detail: {
      fr: `Attendez ${retryAfterSeconds} secondes avant de réessayer.`,
      en: `Wait ${retryAfterSeconds} seconds before trying again.`,
    },
    members: { retryAfter: retryAfterSeconds },
  });
