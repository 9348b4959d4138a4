import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { ComboField } from '~/ui/fields/combo-field';
import type { FieldWords } from '~/ui/fields/field';
import { type OrganisationKind, organisationsQuery } from './api';

export interface OrganisationFieldProps extends FieldWords {
  id: string;
  /** Only those of this kind. */
  kind?: OrganisationKind;
  /** Never this one: one's own. */
  except: string;
  onChoose: (id: string | null) => void;
}

/** A verified organisation, found by its name. */
export function OrganisationField({ kind, except, onChoose, ...field }: OrganisationFieldProps) {
  const t = useT();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const asked = text === chosen ? '' : text.trim();
  const { data, isFetching } = useQuery({
    ...organisationsQuery(useApi(), asked, kind),
    placeholderData: keepPreviousData,
  });
  const found = asked.length < 2 ? [] : (data?.items ?? []).filter(({ id }) => id !== except);
  return (
    <ComboField
      {...field}
      text={text}
      searching={isFetching}
      choices={found.map(({ id, name, sort, communeName }) => ({
        key: id,
        label: name,
        note: [t(`organisations.sort.${sort}`), communeName].filter(Boolean).join(', '),
      }))}
      nothing={asked.length < 2 ? t('profile.organisation.type') : t('profile.organisation.none')}
      onTextChange={(typed) => {
        setText(typed);
        if (typed !== chosen) onChoose(null);
      }}
      onChoose={({ key, label }) => {
        setText(label);
        setChosen(label);
        onChoose(key);
      }}
    />
  );
}
