import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { DocumentKind, DocumentVisibility } from '~/api/generated/types.gen';
import { isProblem } from '~/api/problem';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { Button } from '~/ui/button';
import { ErrorSummary } from '~/ui/error-summary';
import { RadioGroup } from '~/ui/fields/choice-fields';
import { DateField } from '~/ui/fields/date-field';
import { FileField } from '~/ui/fields/file-field';
import { SelectField, TextField } from '~/ui/fields/text-fields';
import { Icon } from '~/ui/icon';
import { addPaper, organisationKey, type Paper, replacePaper } from './api';

const MAX_BYTES = 20 * 1024 * 1024;

const ids = {
  file: 'document-fichier',
  kind: 'document-nature',
  visibility: 'document-visible',
  issuedOn: 'document-etabli',
  expiresOn: 'document-expire',
} as const;

/** A new paper, or the newer file of one that is there. */
export function PaperForm({ id, paper, onDone }: { id: string; paper?: Paper; onDone: () => void }) {
  const t = useT();
  const api = useApi();
  const queryClient = useQueryClient();
  const [kind, setKind] = useState<DocumentKind>(paper?.kind ?? DocumentKind.STATUTES);
  const [visibility, setVisibility] = useState<DocumentVisibility>(DocumentVisibility.INSTITUTIONS);
  const [title, setTitle] = useState('');
  const [issuedOn, setIssuedOn] = useState<string | null>(null);
  const [expiresOn, setExpiresOn] = useState<string | null>(null);
  const [file, setFile] = useState<File | null>(null);
  const [missing, setMissing] = useState(false);
  const send = useMutation({
    mutationFn: (chosen: File) => {
      const dates = { ...(issuedOn && { issuedOn }), ...(expiresOn && { expiresOn }) };
      if (paper) return replacePaper(api, id, paper.id, dates, chosen);
      const named = title.trim() === '' ? {} : { title: title.trim() };
      return addPaper(api, id, { kind, visibility, ...named, ...dates }, chosen);
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: organisationKey(id) });
      onDone();
    },
  });
  const problem = isProblem(send.error) && !send.isPending ? send.error : null;
  const fileError = missing && file === null ? t('profile.papers.fileMissing') : undefined;
  const errors = Object.entries(ids).flatMap(([name, fieldId]) => {
    const text = name === 'file' ? fileError : problem?.faultAt(`/${name}`);
    return text === undefined ? [] : [{ fieldId, text }];
  });
  const general =
    problem !== null && problem.errors.length === 0 ? [{ fieldId: ids.file, text: problem.detail }] : [];
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setMissing(true);
    if (file && !send.isPending) send.mutate(file);
  };
  return (
    <form className="flow narrow paper-form" noValidate onSubmit={submit}>
      <h2>{t(paper ? 'profile.papers.replaceTitle' : 'profile.papers.addTitle')}</h2>
      <ErrorSummary errors={[...errors, ...general]} />
      {paper ? null : (
        <>
          <SelectField
            id={ids.kind}
            label={t('profile.papers.kind')}
            options={Object.values(DocumentKind).map((value) => ({
              value,
              label: t(`organisations.paper.${value}`),
            }))}
            value={kind}
            onChange={(event) => setKind(event.target.value as DocumentKind)}
          />
          <TextField
            label={t('profile.papers.name')}
            optional
            maxLength={120}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
        </>
      )}
      <FileField
        id={ids.file}
        label={t('profile.papers.file')}
        maxBytes={MAX_BYTES}
        error={fileError}
        onFiles={([chosen]) => setFile(chosen ?? null)}
      >
        {file === null ? null : (
          <p className="with-icon">
            <Icon name="doc" />
            {file.name}
          </p>
        )}
      </FileField>
      <div className="two-fields">
        <DateField
          id={ids.issuedOn}
          label={t('profile.papers.issuedOn')}
          optional
          error={problem?.faultAt('/issuedOn')}
          value={issuedOn}
          onValueChange={setIssuedOn}
        />
        <DateField
          id={ids.expiresOn}
          label={t('profile.papers.expiresOn')}
          help={t('profile.papers.expiresHelp')}
          optional
          error={problem?.faultAt('/expiresOn')}
          value={expiresOn}
          onValueChange={setExpiresOn}
        />
      </div>
      {paper ? null : (
        <RadioGroup
          id={ids.visibility}
          name="visibility"
          label={t('profile.papers.visibility')}
          error={problem?.faultAt('/visibility')}
          options={Object.values(DocumentVisibility).map((value) => ({
            value,
            label: t(`profile.papers.visibility.${value}`),
            help: t(`profile.papers.visibilityHelp.${value}`),
          }))}
          value={visibility}
          onValueChange={(value) => setVisibility(value as DocumentVisibility)}
        />
      )}
      <p className="acts">
        <Button type="submit" main busy={send.isPending}>
          {t(paper ? 'profile.papers.replace' : 'profile.papers.add')}
        </Button>
        <Button onClick={onDone}>{t('profile.cancel')}</Button>
      </p>
    </form>
  );
}
