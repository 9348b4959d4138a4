import type { Fault } from '#platform';
import { DEGREES, isQuestion, optionsOf, shapeOf } from './guide.schema.js';
import type { GuideStep } from './guide.types.js';

const RANKED_AT_MOST = 7;

/** What keeps steps from being a guide; nothing when they are one. Shapes and lengths are the request's to judge. */
export function faultsOf(steps: readonly GuideStep[]): Fault[] {
  // Of two steps with one name, the first keeps it.
  const places = new Map(steps.map((step, index) => [step.id, index] as const).reverse());
  return [
    ...wholeFaults(steps),
    ...steps.flatMap((step, index) => [
      ...(places.get(step.id) === index ? [] : [fault(index, 'id', TWICE)]),
      ...optionFaults(step, index),
      ...jumpFaults(step, index, places),
    ]),
  ];
}

function wholeFaults(steps: readonly GuideStep[]): Fault[] {
  const faults: Fault[] = [];
  if (!steps.some(isQuestion)) faults.push({ pointer: '/steps', detail: ASKS_NOTHING });
  const last = steps.length - 1;
  if (steps.findIndex((step) => step.kind === 'end') !== last)
    faults.push({ pointer: '/steps', detail: ENDS });
  if (steps.some((step, index) => step.kind === 'welcome' && index > 0))
    faults.push({ pointer: '/steps', detail: WELCOMES_FIRST });
  return faults;
}

function optionFaults(step: GuideStep, index: number): Fault[] {
  const given = step.options ?? [];
  const offers = ['choice', 'choices', 'ranking'].includes(step.kind);
  const faults: Fault[] = [];
  if (!offers && given.length > 0) faults.push(fault(index, 'options', NO_OPTIONS));
  if (offers && given.length < 2) faults.push(fault(index, 'options', TOO_FEW));
  if (step.kind === 'ranking' && given.length > RANKED_AT_MOST)
    faults.push(fault(index, 'options', TOO_MANY_TO_RANK));
  if (new Set(given.map((option) => option.key)).size !== given.length)
    faults.push(fault(index, 'options', OPTION_TWICE));
  const labels = step.labels ?? [];
  if (labels.length > 0 && (shapeOf(step) !== 'degree' || labels.length !== DEGREES))
    faults.push(fault(index, 'labels', FIVE_LABELS));
  return faults;
}

function jumpFaults(step: GuideStep, index: number, places: ReadonlyMap<string, number>): Fault[] {
  return (step.next ?? []).flatMap(({ when, to }, rank) => {
    const at = `next/${rank}`;
    const place = places.get(to);
    const faults: Fault[] = [];
    if (place === undefined) faults.push(fault(index, `${at}/to`, NOWHERE));
    else if (place <= index) faults.push(fault(index, `${at}/to`, BACKWARDS));
    const byOption = ['choice', 'choices'].includes(shapeOf(step));
    const byNumber = ['degree', 'cents'].includes(shapeOf(step));
    const saysNumber = when.min !== undefined || when.max !== undefined;
    if (byOption && !saysNumber && when.option !== undefined && optionsOf(step).includes(when.option))
      return faults;
    if (byNumber && saysNumber && when.option === undefined && (when.min ?? 0) <= (when.max ?? Infinity))
      return faults;
    return [...faults, fault(index, `${at}/when`, NEVER)];
  });
}

const fault = (index: number, field: string, detail: Fault['detail']): Fault => ({
  pointer: `/steps/${index}/${field}`,
  detail,
});

const TWICE = { fr: 'Deux étapes ont le même nom.', en: 'Two steps have the same name.' };
const ASKS_NOTHING = {
  fr: 'Un guide pose au moins une question.',
  en: 'A guide asks at least one question.',
};
const ENDS = {
  fr: 'La dernière étape, et elle seule, est la fin.',
  en: 'The last step, and that one only, is the end.',
};
const WELCOMES_FIRST = { fr: 'L’accueil vient en premier.', en: 'The welcome comes first.' };
const NO_OPTIONS = { fr: 'Cette étape n’a pas de choix à offrir.', en: 'This step has no options to offer.' };
const TOO_FEW = { fr: 'Offrez au moins deux choix.', en: 'Offer at least two options.' };
const TOO_MANY_TO_RANK = {
  fr: `On ne classe pas plus de ${RANKED_AT_MOST} choses à la fois.`,
  en: `Nobody ranks more than ${RANKED_AT_MOST} things at once.`,
};
const OPTION_TWICE = { fr: 'Deux choix ont le même nom.', en: 'Two options have the same name.' };
const FIVE_LABELS = {
  fr: `Donnez les mots des ${DEGREES} degrés, sur une question à degrés.`,
  en: `Give the words of the ${DEGREES} degrees, on a question by degrees.`,
};
const NOWHERE = { fr: 'Cette étape n’existe pas.', en: 'This step does not exist.' };
const BACKWARDS = {
  fr: 'On va toujours vers la suite : choisissez une étape plus loin.',
  en: 'One always goes further on: choose a later step.',
};
const NEVER = {
  fr: 'Aucune réponse à cette question ne mène là.',
  en: 'No answer to this question leads there.',
};
