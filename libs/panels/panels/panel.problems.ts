import { Problem } from '#platform';

export const lastOwner = (): Problem =>
  new Problem({
    type: 'panel-last-owner',
    status: 422,
    title: { fr: 'Dernière institution du panel', en: 'Last institution of the panel' },
    detail: {
      fr: 'Un panel est porté par une institution au moins. Ajoutez-en une autre d’abord.',
      en: 'A panel is owned by at least one institution. Add another one first.',
    },
  });

export const notForPanels = (): Problem =>
  new Problem({
    type: 'panel-owner-kind',
    status: 422,
    title: { fr: 'Porté par une institution', en: 'Owned by an institution' },
    detail: {
      fr: 'Un panel est porté par des institutions ou des collectifs : les solutions des entreprises y sont jugées.',
      en: 'A panel is owned by institutions or collectives: solutions of enterprises are judged there.',
    },
    errors: [
      {
        pointer: '/organisationId',
        detail: {
          fr: 'Choisissez une institution ou un collectif.',
          en: 'Choose an institution or a collective.',
        },
      },
    ],
  });

export const lastFacilitator = (): Problem =>
  new Problem({
    type: 'panel-last-facilitator',
    status: 422,
    title: { fr: 'Dernière personne à animer ce panel', en: 'Last to facilitate this panel' },
    detail: {
      fr: 'Sans personne pour l’animer, plus personne ne saurait joindre les panélistes. Ajoutez quelqu’un d’abord.',
      en: 'With nobody to facilitate it, nobody could reach the panelists any more. Add somebody first.',
    },
  });

export const notOfOwners = (): Problem =>
  new Problem({
    type: 'panel-facilitator-elsewhere',
    status: 422,
    title: { fr: 'Personne inconnue des institutions du panel', en: 'Not of the panel’s institutions' },
    detail: {
      fr: 'Qui anime un panel appartient à une institution qui le porte : invitez d’abord cette personne dans l’équipe.',
      en: 'Whoever facilitates a panel belongs to an institution that owns it: invite them into the team first.',
    },
  });

export const strataInUse = (values: readonly string[]): Problem =>
  new Problem({
    type: 'panel-strata-in-use',
    status: 422,
    title: { fr: 'Des panélistes sont dans ces critères', en: 'Panelists stand in these strata' },
    detail: {
      fr: `Placez-les ailleurs avant de retirer : ${values.join(', ')}.`,
      en: `Place them elsewhere before removing: ${values.join(', ')}.`,
    },
  });
