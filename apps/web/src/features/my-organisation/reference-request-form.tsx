import { useT } from '~/messages/intl';
import { Button } from '~/ui/button';
import { ErrorSummary } from '~/ui/error-summary';
import { TextField } from '~/ui/fields/text-fields';
import { RefusalNotice } from '~/ui/refusal-notice';
import { requestReference } from './api';
import { OrganisationField } from './organisation-field';
import { factNames, factsOf, idOf, noFacts, ReferenceFacts, useMissingFacts } from './reference-facts';
import { useReferenceDraft } from './use-reference-draft';

const blank = { ...noFacts, institutionId: null as string | null, contactName: '', contactEmail: '' };

/** What was done with an institution, for it to attest. */
export function ReferenceRequestForm({ id, onDone }: { id: string; onDone: () => void }) {
  const t = useT();
  const missingFacts = useMissingFacts();
  const { draft, set, errorOf, errors, error, busy, submit } = useReferenceDraft({
    id,
    blank,
    names: ['institutionId', ...factNames, 'contactName', 'contactEmail'],
    missingIn: (now) => ({
      ...(now.institutionId === null ? { institutionId: t('profile.references.institutionMissing') } : {}),
      ...missingFacts(now),
    }),
    send: (api, { institutionId, contactName, contactEmail, ...facts }, key) =>
      requestReference(
        api,
        id,
        {
          ...factsOf(facts),
          institutionId: institutionId ?? '',
          contactName: contactName.trim() || null,
          contactEmail: contactEmail.trim() || null,
        },
        key,
      ),
    onDone,
  });
  return (
    <form className="flow narrow paper-form" noValidate onSubmit={submit}>
      <h2>{t('profile.references.askTitle')}</h2>
      <ErrorSummary errors={errors} />
      <RefusalNotice error={error} />
      <OrganisationField
        id={idOf('institutionId')}
        label={t('profile.references.institution')}
        help={t('profile.references.institutionHelp')}
        except={id}
        error={errorOf('institutionId')}
        onChoose={(institutionId) => set({ institutionId })}
      />
      <ReferenceFacts draft={draft} set={set} errorOf={errorOf} />
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
        <Button type="submit" main busy={busy}>
          {t('profile.references.send')}
        </Button>
        <Button onClick={onDone}>{t('profile.cancel')}</Button>
      </p>
    </form>
  );
}
