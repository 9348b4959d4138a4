import type { QueryClient } from '@tanstack/react-query';
import { type Api } from '~/api/client';
import type { Problem } from '~/api/problem';
import { Autosave, type Held } from '~/shared/autosave';
import { localCopies } from '~/shared/local-copies';
import { type Merged, mergeFields, same } from '~/shared/merge';
import {
  type Application,
  applicationKey,
  applicationQuery,
  type Fault,
  renameApplication,
  type Section,
  saveSection,
  saveSectionLeaving,
} from './api';
import { type Answers, answerKeyOf, placeOf } from './form';

/** What one section's form writes. */
export type SectionDraft = { answers: Answers; confidential: boolean };
export type TitleDraft = { title: string };

interface Surroundings {
  api: Api;
  queryClient: QueryClient;
  accountId: string;
}

/** The texts under way of one application. They outlive the page: what is being sent goes on being sent. */
export interface Drafts {
  section: (key: string) => Autosave<SectionDraft>;
  title: () => Autosave<TitleDraft>;
  /** Sends all that waits; true when the server has everything. */
  settle: (leaving?: boolean) => Promise<boolean>;
  /** Gives what the server was just found to hold to the forms that are at rest. */
  receive: (application: Application) => void;
  /** Forgets everything: after a submission, the next edition starts from what the server holds. */
  forget: () => void;
}

const open = new Map<string, Drafts>();

export function draftsOf(surroundings: Surroundings, application: Application): Drafts {
  const known = open.get(application.id);
  if (known !== undefined) return known;
  const made = makeDrafts(surroundings, application);
  open.set(application.id, made);
  return made;
}

function makeDrafts(surroundings: Surroundings, first: Application): Drafts {
  const { queryClient } = surroundings;
  const { id } = first;
  const sections = new Map<string, Autosave<SectionDraft>>();
  let title: Autosave<TitleDraft> | null = null;
  const now = (): Application => queryClient.getQueryData<Application>(applicationKey(id)) ?? first;

  const all = () => [...sections.values(), ...(title === null ? [] : [title])];
  return {
    section: (key) => {
      const known = sections.get(key) ?? makeSectionDraft(surroundings, now(), key);
      sections.set(key, known);
      return known;
    },
    title: () => {
      title ??= makeTitleDraft(surroundings, now());
      return title;
    },
    settle: async (leaving = false) => {
      const states = await Promise.all(all().map((draft) => draft.settle(leaving)));
      return states.every(({ phase }) => phase === 'saved');
    },
    receive: (application) => {
      for (const [key, draft] of sections) draft.receive(heldSection(application, key));
      title?.receive(heldTitle(application));
    },
    forget: () => {
      open.delete(id);
    },
  };
}

/** Files are attached one by one, apart from what is typed. */
export function heldSection(application: Application, key: string): Held<SectionDraft> {
  const section = sectionOf(application, key);
  const typed = typedKeys(application, key);
  return {
    value: {
      answers: Object.fromEntries(Object.entries(section.answers).filter(([name]) => typed.has(name))),
      confidential: section.confidential,
    },
    version: section.version,
    savedAt: section.savedAt,
    savedBy: section.savedBy,
  };
}

const heldTitle = ({ title, version }: Application): Held<TitleDraft> => ({
  value: { title },
  version,
  savedAt: null,
});

export function sectionOf(application: Application, key: string): Section {
  const found = application.sections.find((section) => section.key === key);
  if (found === undefined) throw new Error(`The application has no section ${key}`);
  return found;
}

function typedKeys(application: Application, key: string): Set<string> {
  const fields = application.form.sections.find((section) => section.key === key)?.fields ?? [];
  return new Set(fields.filter(({ type }) => type !== 'file').map((field) => field.key));
}

function makeSectionDraft(surroundings: Surroundings, application: Application, key: string) {
  const { api, queryClient, accountId } = surroundings;
  const { id } = application;
  let faults: { complete: boolean; faults: Fault[] } = sectionOf(application, key);
  return new Autosave<SectionDraft>({
    held: heldSection(application, key),
    copies: localCopies(`${accountId}:${id}:${key}`),
    merge: mergeDrafts,
    without: withoutRefused,
    take: (mine, theirs, keys) => ({
      ...mine,
      answers: { ...mine.answers, ...Object.fromEntries(keys.map((one) => [one, theirs.answers[one]])) },
    }),
    reread: async () =>
      heldSection(await queryClient.fetchQuery({ ...applicationQuery(api, id), staleTime: 0 }), key),
    send: async (value, version, leaving) => {
      const place = { id, key, version };
      const saved = await (leaving ? saveSectionLeaving(place, value) : saveSection(api, place, value));
      faults = saved;
      return saved;
    },
    onSaved: (held) => noteSaved(queryClient, id, key, { ...held, ...faults }),
  });
}

function makeTitleDraft({ api, queryClient, accountId }: Surroundings, application: Application) {
  const { id } = application;
  return new Autosave<TitleDraft>({
    held: heldTitle(application),
    copies: localCopies(`${accountId}:${id}:title`),
    reread: async () =>
      heldTitle(await queryClient.fetchQuery({ ...applicationQuery(api, id), staleTime: 0 })),
    send: async ({ title }, version) => {
      const saved = await renameApplication(api, id, title, version);
      // Sections may have been saved since the server wrote this answer: theirs stay.
      queryClient.setQueryData<Application>(
        applicationKey(id),
        (known) =>
          known && {
            ...saved,
            sections: known.sections,
            budgets: known.budgets,
            faults: [...known.faults.filter(isOfSection), ...saved.faults.filter((one) => !isOfSection(one))],
          },
      );
      return { version: saved.version, savedAt: saved.serverTime };
    },
  });
}

const isOfSection = ({ pointer }: Fault): boolean => placeOf(pointer) !== null;

/** Two people in one section: their answers side by side, and one choice of who may read. */
function mergeDrafts(base: SectionDraft, mine: SectionDraft, theirs: SectionDraft): Merged<SectionDraft> {
  const { value: answers, clashes } = mergeFields(base.answers, mine.answers, theirs.answers);
  const confidential = same(mine.confidential, base.confidential) ? theirs.confidential : mine.confidential;
  return { value: { answers, confidential }, clashes };
}

/** What the server refuses (too long, say) stays on screen and on this device; the rest is saved. */
function withoutRefused(value: SectionDraft, held: SectionDraft, problem: Problem): SectionDraft | null {
  const refused = problem.errors
    .filter(({ pointer }) => pointer.startsWith('/answers/'))
    .map(({ pointer }) => answerKeyOf(pointer));
  if (problem.status !== 400 || refused.length === 0) return null;
  const answers = { ...value.answers };
  for (const key of refused) answers[key] = held.answers[key] ?? null;
  return { ...value, answers };
}

/** The page's own reading of the application follows what was saved, without asking for it again. */
function noteSaved(
  queryClient: QueryClient,
  id: string,
  key: string,
  saved: Held<SectionDraft> & { complete: boolean; faults: Fault[] },
): void {
  const typed = saved.value;
  queryClient.setQueryData<Application>(applicationKey(id), (application) => {
    if (application === undefined) return undefined;
    return {
      ...application,
      sections: application.sections.map((section) =>
        section.key === key
          ? {
              ...section,
              answers: { ...section.answers, ...typed.answers },
              confidential: typed.confidential,
              version: saved.version,
              savedAt: saved.savedAt,
              complete: saved.complete,
              faults: saved.faults,
            }
          : section,
      ),
      faults: [
        ...application.faults.filter(({ pointer }) => placeOf(pointer)?.section !== key),
        ...saved.faults,
      ],
    };
  });
  // A reading under way may have begun before this was saved, and would bring back what was.
  const reading = { queryKey: applicationKey(id), exact: true };
  if (queryClient.isFetching(reading) > 0) void queryClient.invalidateQueries(reading);
}
