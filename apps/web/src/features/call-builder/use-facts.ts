import { useMemo } from 'react';
import { Approval, LegalForm, OrganisationKind, OrganisationSort } from '~/api/generated/types.gen';
import { type Translate, useT } from '~/messages/intl';
import { type Format, useFormat } from '~/shared/format';
import type { FormSection } from './api';
import {
  type Comparison,
  type Condition,
  type Fact,
  formFacts,
  isTest,
  profileFacts,
  type Test,
} from './conditions';

/** Every fact a rule may speak of: the profile's, then the form's. */
export function useFacts(sections: readonly FormSection[]): Fact[] {
  const t = useT();
  return useMemo(
    () => [
      ...profileFacts.map((fact) => ({ ...fact, label: null, options: optionsOf(fact.name, t) })),
      ...formFacts(sections),
    ],
    [sections, t],
  );
}

function optionsOf(name: string, t: Translate): Fact['options'] {
  switch (name) {
    case 'organisation.kind':
      return Object.values(OrganisationKind).map((value) => ({
        value,
        label: t(`builder.organisationKind.${value}`),
      }));
    case 'organisation.sort':
      return Object.values(OrganisationSort).map((value) => ({
        value,
        label: t(`organisations.sort.${value}`),
      }));
    case 'organisation.legalForm':
      return Object.values(LegalForm).map((value) => ({
        value,
        label: t(`organisations.legalForm.${value}`),
      }));
    case 'organisation.approvals':
      return Object.values(Approval).map((value) => ({
        value,
        label: t(`organisations.approval.${value}`),
      }));
    default:
      return [];
  }
}

export const factLabel = (fact: Fact, t: Translate): string =>
  fact.label ?? t(`builder.fact.${fact.name.replace('.', '_') as 'organisation_kind'}`);

/** A whole condition in words, however deep: « (A et B) ou non C ». */
export function useConditionWords(facts: readonly Fact[]): (condition: Condition) => string {
  const t = useT();
  const format = useFormat();
  return useMemo(() => {
    const say = (condition: Condition, inside: boolean): string => {
      if (isTest(condition)) return testWords(condition, facts, t, format);
      if ('not' in condition) return t('builder.cond.not', { what: say(condition.not, true) });
      const [join, parts] =
        'all' in condition ? (['and', condition.all] as const) : (['or', condition.any] as const);
      const said = parts.map((part) => say(part, true)).join(t(`builder.cond.${join}`));
      return inside && parts.length > 1 ? `(${said})` : said;
    };
    return (condition) => say(condition, false);
  }, [facts, t, format]);
}

function testWords(
  { fact: name, is, value }: Test,
  facts: readonly Fact[],
  t: Translate,
  format: Format,
): string {
  const fact = facts.find((one) => one.name === name);
  if (fact === undefined) return t('builder.cond.goneField');
  const what = factLabel(fact, t);
  if (is === 'answered') return t('builder.cond.answered', { what });
  if (fact.nature === 'flag') return t(value === true ? 'builder.cond.yes' : 'builder.cond.no', { what });
  return t(`builder.cond.says.${is}`, { what, value: valueWords(value, is, fact, format) });
}

function valueWords(
  value: unknown,
  is: Comparison,
  fact: Fact,
  { money, number, day, list }: Format,
): string {
  if (Array.isArray(value)) {
    const words = value.map(
      (one) => fact.options.find((option) => option.value === one)?.label ?? String(one),
    );
    return list(words);
  }
  if (fact.nature === 'money') return money(Number(value));
  if (is === 'onOrAfter' || is === 'onOrBefore') return value === '' ? '…' : day(String(value));
  return typeof value === 'number' ? number(value) : String(value ?? '');
}
