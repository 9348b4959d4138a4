import { type ChangeEvent, useEffect, useState } from 'react';
import { useT } from '~/messages/intl';
import { useHydrated } from '~/shared/use-hydrated';
import { Check } from '~/ui/fields/choice-fields';
import { SelectField } from '~/ui/fields/text-fields';
import { Icon } from '~/ui/icon';
import type { CallFacets, CallKind, CallSearch } from './api';
import { readCallSearch } from './search';

export const FILTERS = 'filtres';

export interface CallFiltersProps {
  facets: CallFacets;
  search: CallSearch;
  onChange: (search: CallSearch) => void;
}

/** What the form holds, as the browser would send it. */
export function searchOfForm(form: HTMLFormElement): CallSearch {
  const data = new FormData(form);
  return readCallSearch({
    q: data.get('q'),
    kind: data.getAll('kind'),
    theme: data.get('theme'),
    territory: data.get('territory'),
    phase: data.get('phase'),
  });
}

/**
 * The filters: a plain GET form. Without JavaScript a button sends it; with it, each choice applies at once.
 * The boxes answer immediately, before the list has come back.
 */
export function CallFilters({ facets, search, onChange }: CallFiltersProps) {
  const t = useT();
  const hydrated = useHydrated();
  const [shown, setShown] = useState(search);
  useEffect(() => setShown(search), [search]);

  const apply = (form: HTMLFormElement | null): void => {
    if (form === null) return;
    const next = searchOfForm(form);
    setShown(next);
    onChange(next);
  };
  const changed = (event: ChangeEvent<HTMLInputElement | HTMLSelectElement>): void =>
    apply(event.currentTarget.form);

  return (
    <form
      className="filters"
      id={FILTERS}
      method="get"
      action="/appels"
      aria-label={t('calls.filters')}
      onSubmit={(event) => {
        event.preventDefault();
        apply(event.currentTarget);
      }}
    >
      {shown.phase === undefined ? null : <input type="hidden" name="phase" value={shown.phase} />}
      <details className="fold">
        <summary>
          {t('calls.refine')} <Icon name="plus" />
        </summary>
        <div>
          <ThemeChoice themes={facets.themes} chosen={shown.theme} onChange={changed} />
          <fieldset>
            <legend>{t('calls.nature')}</legend>
            <div className="checks">
              {facets.kinds.map(({ value, count }) => (
                <Check
                  key={value}
                  name="kind"
                  value={value}
                  label={t(`calls.kind.${value as CallKind}`)}
                  count={count}
                  checked={shown.kind?.includes(value as CallKind) ?? false}
                  onChange={changed}
                />
              ))}
            </div>
          </fieldset>
          <SelectField
            label={t('calls.territory')}
            name="territory"
            id="territory"
            empty={t('calls.anywhere')}
            options={facets.territories.map(({ value, count }) => ({ value, label: `${value} (${count})` }))}
            value={shown.territory ?? ''}
            onChange={changed}
          />
        </div>
        {hydrated ? null : (
          <button className="btn" type="submit">
            {t('calls.apply')}
          </button>
        )}
      </details>
    </form>
  );
}

/** The commonest needs in sight; the rest folded, unless one of them is chosen. */
const IN_SIGHT = 7;

interface ThemeChoiceProps {
  themes: CallFacets['themes'];
  chosen: string | undefined;
  onChange: (event: ChangeEvent<HTMLInputElement>) => void;
}

function ThemeChoice({ themes, chosen, onChange }: ThemeChoiceProps) {
  const t = useT();
  const first = themes.length <= IN_SIGHT + 1 ? themes : themes.slice(0, IN_SIGHT);
  const others = themes.slice(first.length);
  const choice = ({ value, count }: (typeof themes)[number]) => (
    <Check
      key={value}
      type="radio"
      name="theme"
      value={value}
      label={value}
      count={count}
      checked={chosen === value}
      onChange={onChange}
    />
  );
  return (
    <fieldset>
      <legend>{t('calls.theme')}</legend>
      <div className="checks">
        <Check
          type="radio"
          name="theme"
          value=""
          label={t('calls.anyTheme')}
          checked={chosen === undefined}
          onChange={onChange}
        />
        {first.map(choice)}
        {others.length === 0 ? null : (
          <details className="data" open={others.some(({ value }) => value === chosen)}>
            <summary>{t('calls.moreThemes', { count: others.length })}</summary>
            {others.map(choice)}
          </details>
        )}
      </div>
    </fieldset>
  );
}
