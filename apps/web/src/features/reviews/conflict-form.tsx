import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { isProblem } from '~/api/problem';
import { T, useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { Breadcrumb } from '~/ui/breadcrumb';
import { Button } from '~/ui/button';
import { ErrorSummary } from '~/ui/error-summary';
import { RadioGroup } from '~/ui/fields/choice-fields';
import { TextArea } from '~/ui/fields/text-fields';
import { Link } from '~/ui/link';
import { Notice } from '~/ui/notice';
import { declareConflict, type MyReviewSummary } from './api';

export interface ConflictFormProps {
  applicationId: string;
  /** Who applies, to which call: all that is needed to know whether one is tied. */
  about?: MyReviewSummary;
  /** The server's own question, when the dossier is not in the person's list. */
  sentence?: string;
  onDeclared: () => Promise<void>;
}

/** Before a dossier opens: is there a tie with the applicant? A tie closes the dossier for good. */
export function ConflictForm({ applicationId, about, sentence, onDeclared }: ConflictFormProps) {
  const t = useT();
  const api = useApi();
  const [tie, setTie] = useState<'none' | 'tied' | null>(null);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const declare = useMutation({
    mutationFn: (inConflict: boolean) =>
      declareConflict(api, applicationId, { inConflict, ...(inConflict ? { reason: reason.trim() } : {}) }),
    onSuccess: onDeclared,
  });
  const problem = isProblem(declare.error) && !declare.isPending ? declare.error : null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setMissing(tie === null);
    if (tie !== null && !declare.isPending) declare.mutate(tie === 'tied');
  };
  return (
    <div className="wrap conflict">
      <Breadcrumb
        links={[
          <Link key="all" to="/instructions">
            {t('nav.reviews')}
          </Link>,
        ]}
        here={about?.title ?? t('review.conflict.here')}
      />
      <h1 tabIndex={-1}>{t('review.conflict.title')}</h1>
      <p className="lede under-title">
        {about === undefined ? (
          sentence
        ) : (
          <T
            id="review.conflict.lede"
            values={{ who: about.applicantName, project: about.title, call: about.callTitle }}
          />
        )}
      </p>
      <form className="flow narrow under-lede" noValidate onSubmit={submit}>
        <ErrorSummary
          errors={missing && tie === null ? [{ fieldId: 'lien', text: t('review.conflict.missing') }] : []}
        />
        {problem === null ? null : (
          <Notice hue="late" live="assertive" title={problem.detail || t('problem.fault.advice')} />
        )}
        <RadioGroup
          id="lien"
          name="tie"
          label={t('review.conflict.question')}
          help={t('review.conflict.help')}
          error={missing && tie === null ? t('review.conflict.missing') : undefined}
          options={[
            { value: 'none', label: t('review.conflict.none'), help: t('review.conflict.noneHelp') },
            { value: 'tied', label: t('review.conflict.tied'), help: t('review.conflict.tiedHelp') },
          ]}
          value={tie}
          onValueChange={(value) => setTie(value === 'tied' ? 'tied' : 'none')}
        />
        {tie === 'tied' ? (
          <TextArea
            label={t('review.conflict.reason')}
            help={t('review.conflict.reasonHelp')}
            optional
            limit={1000}
            rows={3}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        ) : null}
        <Button type="submit" main busy={declare.isPending}>
          {t(tie === 'tied' ? 'review.conflict.leave' : 'review.conflict.open')}
        </Button>
      </form>
    </div>
  );
}
