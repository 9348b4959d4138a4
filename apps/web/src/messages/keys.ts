/**
 * The areas of the catalogues. `base` is on every page; the others load with the routes that name them in
 * `staticData.messages`. A new area is two files (fr/x.json, en/x.json) and one line here.
 */
import type { MessageFormatElement } from 'react-intl';
import type account from './fr/account.json';
import type administration from './fr/administration.json';
import type application from './fr/application.json';
import type base from './fr/base.json';
import type builder from './fr/builder.json';
import type calls from './fr/calls.json';
import type collective from './fr/collective.json';
import type day from './fr/day.json';
import type organisation from './fr/organisation.json';
import type pages from './fr/pages.json';
import type panel from './fr/panel.json';
import type profile from './fr/profile.json';
import type review from './fr/review.json';
import type signIn from './fr/sign-in.json';
import type sorting from './fr/sorting.json';
import type team from './fr/team.json';
import type threads from './fr/threads.json';

type Catalogues = {
  account: typeof account;
  administration: typeof administration;
  application: typeof application;
  base: typeof base;
  builder: typeof builder;
  calls: typeof calls;
  collective: typeof collective;
  day: typeof day;
  organisation: typeof organisation;
  pages: typeof pages;
  panel: typeof panel;
  profile: typeof profile;
  review: typeof review;
  'sign-in': typeof signIn;
  sorting: typeof sorting;
  team: typeof team;
  threads: typeof threads;
};

export type Area = keyof Catalogues;
export type MessageKey = { [A in Area]: keyof Catalogues[A] }[Area] & string;
/** Compiled at build time: see the plugin in vite.config.ts. */
export type Messages = Record<string, MessageFormatElement[]>;

export const locales = ['fr', 'en'] as const;
export type Locale = (typeof locales)[number];
export const isLocale = (value: unknown): value is Locale => value === 'fr' || value === 'en';
