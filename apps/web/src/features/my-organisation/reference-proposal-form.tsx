import { useT } from '~/messages/intl';
import { Button } from '~/ui/button';
import { ErrorSummary } from '~/ui/error-summary';
import { TextArea, TextField } from '~/ui/fields/text-fields';
import { RefusalNotice } from '~/ui/refusal-notice';
import { proposeReference } from './api';
import { OrganisationField } from './organisation-field';
import { factNames, factsOf, idOf, noFacts, ReferenceFacts, useMissingFacts } from './reference-facts';
import { useReferenceDraft } from './use-reference-draft';

const blank = {
  ...noFacts,
  enterpriseId: null as string | null,
  statement: '',
  quote: '',
  quoteAuthor: '',
};

/** What an institution attests of its own accord; it counts once the organisation accepts. */
export function ReferenceProposalForm({ id, onDone }: { id: string; onDone: () => void }) {
  const t = useT();
  const missingFacts = useMissingFacts();
  const { draft, set, errorOf, errors, error, busy, submit } = useReferenceDraft({
    id,
    blank,
    names: ['enterpriseId', ...factNames, 'statement', 'quote', 'quoteAuthor'],
    missingIn: (now) => ({
      ...(now.enterpriseId === null ? { enterpriseId: t('profile.references.enterpriseMissing') } : {}),
      ...missingFacts(now),
      ...(now.statement.trim() === '' ? { statement: t('profile.references.statementMissing') } : {}),
    }),
    send: (api, { enterpriseId, statement, quote, quoteAuthor, ...facts }, key) =>
      proposeReference(
        api,
        id,
        {
          ...factsOf(facts),
          enterpriseId: enterpriseId ?? '',
          statement: statement.trim(),
          quote: quote.trim(),
          quoteAuthor: quoteAuthor.trim(),
        },
        key,
      ),
    onDone,
  });
  return (
    <form className="flow narrow paper-form" noValidate onSubmit={submit}>
      <h2>{t('profile.references.proposeTitle')}</h2>
      <p>{t('profile.references.proposeLede')}</p>
      <ErrorSummary errors={errors} />
      <RefusalNotice error={error} />
      <OrganisationField
        id={idOf('enterpriseId')}
        label={t('profile.references.enterprise')}
        help={t('profile.references.institutionHelp')}
        except={id}
        error={errorOf('enterpriseId')}
        onChoose={(enterpriseId) => set({ enterpriseId })}
      />
      <ReferenceFacts draft={draft} set={set} errorOf={errorOf} />
      <TextArea
        id={idOf('statement')}
        label={t('profile.references.statement')}
        help={t('profile.references.statementHelp')}
        limit={3000}
        error={errorOf('statement')}
        value={draft.statement}
        onChange={(event) => set({ statement: event.target.value })}
      />
      <TextArea
        id={idOf('quote')}
        label={t('profile.references.quote')}
        help={t('profile.references.quoteHelp')}
        optional
        rows={2}
        limit={600}
        error={errorOf('quote')}
        value={draft.quote}
        onChange={(event) => set({ quote: event.target.value })}
      />
      <TextField
        id={idOf('quoteAuthor')}
        label={t('profile.references.quoteAuthor')}
        optional
        maxLength={160}
        error={errorOf('quoteAuthor')}
        value={draft.quoteAuthor}
        onChange={(event) => set({ quoteAuthor: event.target.value })}
      />
      <p className="acts">
        <Button type="submit" main busy={busy}>
          {t('profile.references.sendProposal')}
        </Button>
        <Button onClick={onDone}>{t('profile.cancel')}</Button>
      </p>
    </form>
  );
}
