import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { isProblem } from '~/api/problem';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { newKey } from '~/shared/local-copies';
import { Button } from '~/ui/button';
import { ErrorSummary } from '~/ui/error-summary';
import { DateField } from '~/ui/fields/date-field';
import { LinesField } from '~/ui/fields/lines-field';
import { NumberField, TextArea, TextField } from '~/ui/fields/text-fields';
import { organisationKey, requestReference } from './api';
import { figuresOf } from './figures';
import { OrganisationField } from './organisation-field';
import { type Place, PlacesField } from './places-field';

const fields = [
  'institutionId',
  'title',
  'what',
  'communeCodes',
  'startedOn',
  'endedOn',
  'publics',
  'peopleReached',
  'results',
  'contactName',
  'contactEmail',
] as const;
type FieldName = (typeof fields)[number];
const idOf = (name: FieldName): string => `reference-${name}`;

const blank = {
  institutionId: null as string | null,
  title: '',
  what: '',
  places: [] as Place[],
  startedOn: null as string | null,
  endedOn: null as string | null,
  publics: [] as string[],
  peopleReached: null as number | null,
  figures: [] as string[],
  contactName: '',
  contactEmail: '',
};

/** What was done with an institution, for it to attest. */
export function ReferenceRequestForm({ id, onDone }: { id: string; onDone: () => void }) {
  const t = useT();
  const api = useApi();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState(blank);
  const [tried, setTried] = useState(false);
  const [key, setKey] = useState(newKey);
  const set = (part: Partial<typeof blank>): void => setDraft((now) => ({ ...now, ...part }));
  const send = useMutation({
    mutationFn: () =>
      requestReference(
        api,
        id,
        {
          institutionId: draft.institutionId ?? '',
          title: draft.title.trim(),
          what: draft.what.trim(),
          communeCodes: draft.places.map((place) => place.key.replace('commune:', '')),
          startedOn: draft.startedOn ?? '',
          endedOn: draft.endedOn,
          publics: draft.publics,
          peopleReached: draft.peopleReached,
          results: figuresOf(draft.figures),
          contactName: draft.contactName.trim() || null,
          contactEmail: draft.contactEmail.trim() || null,
        },
        key,
      ),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: organisationKey(id) });
      onDone();
    },
    onError: () => setKey(newKey()),
  });
  const problem = isProblem(send.error) && !send.isPending ? send.error : null;
  const missing: Partial<Record<FieldName, string>> = {
    ...(draft.institutionId === null ? { institutionId: t('profile.references.institutionMissing') } : {}),
    ...(draft.title.trim().length < 3 ? { title: t('profile.references.titleMissing') } : {}),
    ...(draft.what.trim() === '' ? { what: t('profile.references.whatMissing') } : {}),
    ...(draft.startedOn === null ? { startedOn: t('profile.references.startMissing') } : {}),
  };
  const errorOf = (name: FieldName): string | undefined =>
    (tried ? missing[name] : undefined) ??
    problem?.errors.find(({ pointer }) => pointer === `/${name}` || pointer.startsWith(`/${name}/`))?.detail;
  const errors = fields.flatMap((name) => {
    const text = errorOf(name);
    return text === undefined ? [] : [{ fieldId: idOf(name), text }];
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(missing).length === 0 && !send.isPending) send.mutate();
  };
  return (
    <form className="flow narrow paper-form" noValidate onSubmit={submit}>
      <h2>{t('profile.references.askTitle')}</h2>
      <ErrorSummary errors={errors} />
      <OrganisationField
        id={idOf('institutionId')}
        label={t('profile.references.institution')}
        help={t('profile.references.institutionHelp')}
        except={id}
        error={errorOf('institutionId')}
        onChoose={(institutionId) => set({ institutionId })}
      />
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
      <div className="two-fields">
        <TextField
          id={idOf('contactName')}
          label={t('profile.references.contact')}
          help={t('profile.references.contactHelp')}
          optional
          maxLength={120}
          error={errorOf('contactName')}
          value={draft.contactName}
          onChange={(event) => set({ contactName: event.target.value })}
        />
        <TextField
          id={idOf('contactEmail')}
          type="email"
          label={t('profile.references.contactEmail')}
          optional
          error={errorOf('contactEmail')}
          value={draft.contactEmail}
          onChange={(event) => set({ contactEmail: event.target.value })}
        />
      </div>
      <p className="acts">
        <Button type="submit" main busy={send.isPending}>
          {t('profile.references.send')}
        </Button>
        <Button onClick={onDone}>{t('profile.cancel')}</Button>
      </p>
    </form>
  );
}
