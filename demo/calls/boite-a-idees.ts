import type { Calendar } from '../world/calendar.js';
import type { CallFile } from './call-file.js';
import { choice, file, long, section, short } from './form-parts.js';

/** The citizens' lane beside call 05: an idea box that never closes. */
export const boiteAIdees = (calendar: Calendar): CallFile => ({
  leads: ['ccas-de-villeneuve-les-monts'],
  team: [{ email: 'samir.ouali@ccas.example', function: 'officer' }],
  call: {
    kind: 'ideas',
    title: 'Une idée pour Villeneuve',
    summary: `Habitants, bénévoles, agents : dites en dix lignes ce qui rendrait la ville plus douce à vivre quand on est âgé, seul ou fragile. Réponse sous trente jours.`,
    need: `Une idée n’a pas besoin d’un budget ni d’un statut pour mériter une réponse. Un banc à l’ombre entre l’arrêt de bus et la résidence, une heure calme à la mairie, un voisin qui porte les courses le jour de la panne d’ascenseur : la moitié de ce qui a changé depuis trois ans vient d’un mot glissé dans cette boîte.

Nous lisons tout. Chaque idée reçoit une réponse : nous la faisons, nous cherchons avec qui la faire, ou nous disons pourquoi nous ne la ferons pas. Les plus abouties sont présentées au forum de l’entraide, avec leur auteur s’il le souhaite.`,
    themes: ['Vie quotidienne', 'Lien social'],
    publics: ['Tous les habitants'],
    territories: ['Villeneuve-les-Monts'],
    opensAt: calendar.officialAt(-210, '09:00'),
    eligibility: [],
    sections: [
      section('idee', 'Votre idée', 'Dix lignes suffisent.', [
        short('titre', 'En quelques mots'),
        long('texte', 'Votre idée', 1500),
        choice('lieu', 'Où', [
          ['centre', 'Centre-ville'],
          ['saint-roch', 'Saint-Roch'],
          ['port-aval', 'Port-Aval'],
          ['partout', 'Partout'],
        ]),
        file('image', 'Une photographie ou un dessin', { optional: true }),
      ]),
    ],
    criteria: [],
    pact: [
      {
        id: 'reponse',
        kind: 'other',
        statement: 'Répondre à chaque idée sous trente jours',
        days: null,
        amountCents: null,
      },
      {
        id: 'nom',
        kind: 'ideas_stay_yours',
        statement: 'Une idée réalisée garde le nom de son auteur, s’il le veut',
        days: null,
        amountCents: null,
      },
    ],
    contact: { name: 'Lucie Payet', email: 'lucie.payet@ccas.example' },
  },
});
