import { randomInt } from 'node:crypto';

/** Flowers, trees and birds: nobody's name, nobody's rank. */
export const WORDS: readonly string[] = `
  Achillée Aconit Adonis Agapanthe Agave Ajonc Alchémille Alisier Alouette Amandier Amarante Amaryllis
  Ancolie Anémone Aneth Angélique Arbousier Armoise Arnica Arum Asphodèle Aster Astrance Aubépine
  Aulne Aunée Avocette Azalée Balsamine Bambou Bardane Basilic Bégonia Bergeronnette Bleuet Bouleau
  Bourdaine Bourrache Bouvreuil Bruant Bruyère Bugle Buis Buse Busard Caille Camélia Camomille
  Campanule Capucine Cardamine Carline Cassis Cèdre Centaurée Cerfeuil Cerisier Chardon Chardonneret
  Charme Châtaignier Chêne Chèvrefeuille Chevalier Chicorée Chouette Ciboulette Cigogne Cinéraire
  Citronnier Clématite Cognassier Colchique Colibri Colombe Coquelicot Cormier Cormoran Cornouiller
  Cosmos Coucou Crocus Cyclamen Cygne Cyprès Cytise Dahlia Datura Digitale Échinacée Edelweiss
  Églantine Épervier Épicéa Érable Estragon Eucalyptus Faisan Fauvette Fenouil Figuier Flamant Fougère
  Framboisier Frêne Freesia Fuchsia Fusain Galanthe Gardénia Garance Geai Genêt Genévrier Gentiane
  Géranium Gerbera Germandrée Giroflée Glaïeul Glycine Goéland Grenadier Grive Groseillier Guimauve
  Héron Hêtre Hibiscus Hirondelle Hortensia Houblon Houx Huppe Hysope Ibis Immortelle Iris Jacinthe
  Jasmin Jonquille Joubarbe Kerria Laurier Lavande Lierre Lilas Linaire Liseron Lis Loriot Lotus Lupin
  Luzerne Magnolia Marguerite Marjolaine Martinet Mauve Mélèze Mélilot Mélisse Menthe Merisier Merle
  Mésange Millepertuis Mimosa Moineau Monarde Mouette Muguet Mûrier Myosotis Myrte Myrtille Narcisse
  Néflier Nénuphar Nigelle Noisetier Noyer Œillet Olivier Orchidée Orme Oseille Osier Palombe
  Pâquerette Passiflore Pavot Pêcher Pélican Pensée Perce-neige Perdrix Pervenche Pétunia Peuplier
  Phlox Pic Pin Pinson Pissenlit Pivoine Platane Plumbago Poirier Pommier Potentille Primevère Prunier
  Pulsatille Renoncule Réséda Romarin Ronce Rosier Rossignol Rougegorge Safran Sapin Sarcelle
  Sarriette Sauge Saule Saxifrage Scabieuse Scille Séquoia Seringat Serpolet Sittelle Sorbier Souci
  Spirée Sureau Tamaris Tilleul Thym Tourterelle Tremble Trèfle Troène Tulipe Valériane Verdier
  Véronique Verveine Violette Viorne Yucca Zinnia
`
  .trim()
  .split(/\s+/);

/**
 * A name drawn among those free in the panel; past the words, a number follows that says nothing of when either. It comes
 * from chance alone: nothing in it leads to the person, to their account or to another panel.
 */
export function drawPseudonyms(
  count: number,
  taken: ReadonlySet<string>,
  chance: (below: number) => number = randomInt,
): string[] {
  const used = new Set(taken);
  return Array.from({ length: count }, () => {
    const free = WORDS.filter((word) => !used.has(word));
    let drawn = free[chance(Math.max(free.length, 1))];
    while (!drawn || used.has(drawn)) drawn = `${WORDS[chance(WORDS.length)]} ${10 + chance(990)}`;
    used.add(drawn);
    return drawn;
  });
}
