import { useT } from '~/messages/intl';
import { DateField } from '~/ui/fields/date-field';
import { LinesField } from '~/ui/fields/lines-field';
import { NumberField, TextArea, TextField } from '~/ui/fields/text-fields';
import { figuresOf } from './figures';
import { type Place, PlacesField } from './places-field';

/** What was done together, while it is written. */
export interface FactsDraft {
  title: string;
  what: string;
  places: Place[];
  startedOn: string | null;
  endedOn: string | null;
  publics: string[];
  peopleReached: number | null;
  figures: string[];
}

export const noFacts: FactsDraft = {
  title: '',
  what: '',
  places: [],
  startedOn: null,
  endedOn: null,
  publics: [],
  peopleReached: null,
  figures: [],
};

/** As the API names them, in the order of the screen. */
export const factNames = [
  'title',
  'what',
  'communeCodes',
  'startedOn',
  'endedOn',
  'publics',
  'peopleReached',
  'results',
] as const;

export const idOf = (name: string): string => `reference-${name}`;

export const factsOf = (draft: FactsDraft) => ({
  title: draft.title.trim(),
  what: draft.what.trim(),
  communeCodes: draft.places.map((place) => place.key.replace('commune:', '')),
  startedOn: draft.startedOn ?? '',
  endedOn: draft.endedOn,
  publics: draft.publics,
  peopleReached: draft.peopleReached,
  results: figuresOf(draft.figures),
});

/** What is still to say before it can be sent. */
export function useMissingFacts(): (draft: FactsDraft) => Record<string, string> {
  const t = useT();
  return (draft) => ({
    ...(draft.title.trim().length < 3 ? { title: t('profile.references.titleMissing') } : {}),
    ...(draft.what.trim() === '' ? { what: t('profile.references.whatMissing') } : {}),
    ...(draft.startedOn === null ? { startedOn: t('profile.references.startMissing') } : {}),
  });
}

export interface ReferenceFactsProps {
  draft: FactsDraft;
  set: (part: Partial<FactsDraft>) => void;
  errorOf: (name: string) => string | undefined;
}

/** The facts, the same whoever writes them first. */
export function ReferenceFacts({ draft, set, errorOf }: ReferenceFactsProps) {
  const t = useT();
  return (
    <>
      <TextField
        id={idOf('title')}
        label={t('profile.references.name')}
        maxLength={160}
        error={errorOf('title')}
        value={draft.title}
        onChange={(event) => set({ title: event.target.value })}
      />
      <TextArea
        id={idOf('what')}
        label={t('profile.references.what')}
        help={t('profile.references.whatHelp')}
        limit={3000}
        error={errorOf('what')}
        value={draft.what}
        onChange={(event) => set({ what: event.target.value })}
      />
      <PlacesField
        id={idOf('communeCodes')}
        label={t('profile.references.places')}
        optional
        error={errorOf('communeCodes')}
        values={draft.places}
        onValuesChange={(places) => set({ places })}
      />
      <div className="two-fields">
        <DateField
          id={idOf('startedOn')}
          label={t('profile.references.startedOn')}
          error={errorOf('startedOn')}
          value={draft.startedOn}
          onValueChange={(startedOn) => set({ startedOn })}
        />
        <DateField
          id={idOf('endedOn')}
          label={t('profile.references.endedOn')}
          optional
          error={errorOf('endedOn')}
          value={draft.endedOn}
          onValueChange={(endedOn) => set({ endedOn })}
        />
      </div>
      <LinesField
        id={idOf('publics')}
        label={t('profile.publics')}
        help={t('profile.publicsHelp')}
        optional
        error={errorOf('publics')}
        values={draft.publics}
        onValuesChange={(publics) => set({ publics })}
      />
      <NumberField
        id={idOf('peopleReached')}
        label={t('profile.references.peopleReached')}
        optional
        error={errorOf('peopleReached')}
        value={draft.peopleReached}
        onValueChange={(peopleReached) => set({ peopleReached })}
      />
      <LinesField
        id={idOf('results')}
        label={t('profile.references.results')}
        help={t('profile.references.resultsHelp')}
        optional
        error={errorOf('results')}
        values={draft.figures}
        onValuesChange={(figures) => set({ figures })}
      />
    </>
  );
}
