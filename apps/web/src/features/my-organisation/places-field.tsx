import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Translate, useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { Button } from '~/ui/button';
import { type ComboChoice, ComboField } from '~/ui/fields/combo-field';
import type { FieldWords } from '~/ui/fields/field';
import { Icon } from '~/ui/icon';
import { type Commune, communesQuery, type Territory, territoriesQuery } from './api';

/** A place by its key (`department:69`, `commune:69266`) and its name. */
export interface Place {
  key: string;
  name: string;
}

const placeKey = ({ code }: Commune): string => `commune:${code}`;

function noteOf({ kind, partOf, departmentCode, departmentName, postcodes }: Commune, t: Translate): string {
  const [postcode] = postcodes;
  return [
    kind === 'commune' || partOf === null ? null : t('profile.place.partOf', { name: partOf }),
    departmentName === null ? departmentCode : `${departmentName} (${departmentCode})`,
    postcodes.length === 1 ? postcode : null,
  ]
    .filter((part) => part !== null && part !== undefined)
    .join(', ');
}

/** Communes for what is typed: by the start of the name, with a typing error or two, by postcode. */
function useCommunes(text: string): { choices: ComboChoice[]; searching: boolean } {
  const t = useT();
  const { data, isFetching } = useQuery({
    ...communesQuery(useApi(), text.trim()),
    placeholderData: keepPreviousData,
  });
  const choices = text.trim().length < 2 ? [] : (data?.items ?? []);
  return {
    choices: choices.map((commune) => ({
      key: placeKey(commune),
      label: commune.name,
      note: noteOf(commune, t),
    })),
    searching: isFetching,
  };
}

export interface CommuneFieldProps extends FieldWords {
  id: string;
  value: { code: string | null; name: string | null };
  onValueChange: (value: { code: string | null; name: string | null }) => void;
}

/** One commune of the official code, chosen by its name or its postcode. What is typed and not chosen is no commune. */
export function CommuneField({ value, onValueChange, ...field }: CommuneFieldProps) {
  const t = useT();
  const [text, setText] = useState(value.name ?? '');
  const { choices, searching } = useCommunes(text === value.name ? '' : text);
  return (
    <ComboField
      {...field}
      text={text}
      choices={choices}
      searching={searching}
      nothing={text.trim().length < 2 ? t('profile.place.type') : t('profile.place.none')}
      onTextChange={(typed) => {
        setText(typed);
        if (typed !== value.name) onValueChange({ code: null, name: typed.trim() || null });
      }}
      onChoose={({ key, label }) => {
        setText(label);
        onValueChange({ code: key.replace('commune:', ''), name: label });
      }}
    />
  );
}

export interface PlacesFieldProps extends FieldWords {
  id: string;
  values: readonly Place[];
  onValuesChange: (values: Place[]) => void;
  /** The country, regions and departments may be chosen too. */
  wide?: boolean;
}

/** Several places, each added from the list and taken off by its button. */
export function PlacesField({ values, onValuesChange, wide = false, ...field }: PlacesFieldProps) {
  const t = useT();
  const [text, setText] = useState('');
  const communes = useCommunes(text);
  const { data } = useQuery({ ...territoriesQuery(useApi()), enabled: wide });
  const wanted = fold(text);
  const wider =
    wanted === '' ? [] : (data?.items ?? []).filter(({ name, code }) => matches(name, code, wanted));
  const choices = [...wider.slice(0, 6).map((one) => wideChoice(one, t)), ...communes.choices];
  const known = new Set(values.map(({ key }) => key));
  return (
    <div className="places">
      <ComboField
        {...field}
        text={text}
        choices={choices.filter(({ key }) => !known.has(key))}
        searching={communes.searching}
        nothing={text.trim().length < 2 ? t('profile.place.type') : t('profile.place.none')}
        onTextChange={setText}
        onChoose={({ key, label }) => {
          setText('');
          onValuesChange([...values, { key, name: label }]);
        }}
      />
      {values.length === 0 ? null : (
        <ul className="chips">
          {values.map(({ key, name }) => (
            <li key={key}>
              <span>{name}</span>
              <Button plain onClick={() => onValuesChange(values.filter((one) => one.key !== key))}>
                <Icon name="cross" />
                <span className="sr">{t('profile.place.remove', { name })}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const fold = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[-’']/g, ' ').trim();

const matches = (name: string, code: string | null, wanted: string): boolean =>
  fold(name).startsWith(wanted) || code?.toLowerCase() === wanted;

const wideChoice = ({ key, level, name, code }: Territory, t: Translate): ComboChoice => ({
  key,
  label: name,
  note:
    level === 'department'
      ? t('profile.place.department', { code: code ?? '' })
      : t(`profile.place.${level}`),
});
