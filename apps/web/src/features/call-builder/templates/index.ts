import type { Locale } from '~/messages/keys';
import type { DraftCallRequest } from '../api';
import { ideas, internal } from './inside';
import { interest, prizes, projects } from './outside';
import { type Say, sayIn } from './parts';

export const templateKeys = ['projects', 'interest', 'prizes', 'internal', 'ideas', 'blank'] as const;
export type TemplateKey = (typeof templateKeys)[number];
export type Template = Omit<DraftCallRequest, 'organisationId' | 'title'>;

const templates: Record<TemplateKey, (say: Say) => Template> = {
  projects,
  interest,
  prizes,
  internal,
  ideas,
  blank: () => ({ kind: 'projects' }),
};

/** What a template fills in, in the author's language. Everything can then be changed. */
export const templateOf = (key: TemplateKey, locale: Locale): Template => templates[key](sayIn(locale));
