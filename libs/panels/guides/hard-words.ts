/** Words that a reader of eighty, or of eight, may stumble on, each with simpler ones. Ours, grown from what panels ask about. */
export const HARD_WORDS: ReadonlyMap<string, string> = new Map(
  `abonnement: paiement chaque mois
acquitter: payer
actualiser: mettre à jour
adhésion: inscription
afférent: lié
aléatoire: au hasard
alternative: autre choix
ambulatoire: sans dormir à l’hôpital
améliorer: rendre meilleur
anonymisé: sans le nom
appréhender: comprendre
approfondir: aller plus loin
assistance: aide
attester: dire par écrit
autonomie: vivre par soi-même
bénéficiaire: personne aidée
bénéficier: avoir, recevoir
besoin d’accompagnement: besoin d’aide
bilan: résumé
budget prévisionnel: argent prévu
cadre: règles
caractéristique: ce qui distingue
cohérent: qui va ensemble
collaboratif: à plusieurs
collecter: recueillir
communiquer: dire, donner
compétence: savoir-faire
concerter: en parler ensemble
concevoir: inventer, penser
conformément: comme le dit
connecté: relié à Internet
conséquence: suite
consentement: accord
consulter: lire, demander l’avis
convivial: agréable, chaleureux
coordonnées: adresse et téléphone
dématérialisé: sur Internet
démarche: chose à faire
dépendance: besoin d’aide chaque jour
déployer: installer partout
désirabilité: envie
détenir: avoir
déterminer: choisir, fixer
diagnostic: recherche de la cause
différer: remettre à plus tard
digital: sur écran
dispositif: service, aide
domotique: maison qui s’allume et se ferme toute seule
échéance: date limite
éco-responsable: bon pour la nature
effectuer: faire
éligible: qui y a droit
émettre: donner, envoyer
encourir: risquer
entraver: gêner
envisager: penser à
ergonomie: facilité d’usage
ergonomique: facile à utiliser
évaluation: avis
évaluer: donner son avis
exonéré: qui ne paie pas
expérimentation: essai
expérimenter: essayer
expliciter: expliquer
faciliter: aider à
favoriser: aider
finaliser: terminer
finalité: but
fonctionnalité: ce que cela sait faire
formaliser: écrire
formuler: dire
fréquemment: souvent
géolocalisation: savoir où l’on est
gouvernance: qui décide
habilité: qui a le droit
implémenter: mettre en place
inclusif: pour tous
indispensable: qu’il faut
individualisé: fait pour chacun
inférieur: plus petit
initier: commencer
innovant: nouveau
innovation: nouveauté
insérer: mettre dans
instaurer: mettre en place
intégrer: entrer dans
interface: écran
intergénérationnel: entre jeunes et vieux
intervenant: personne qui vient
intervention: visite, aide
intuitif: facile à comprendre
justificatif: papier qui prouve
levier: moyen
mandater: demander à quelqu’un d’agir
maintien à domicile: rester chez soi
médiation: aide pour se mettre d’accord
méthodologie: façon de faire
mettre en œuvre: faire
mobilité: se déplacer
modalité: façon
modifier: changer
motiver: donner envie
mutualiser: mettre en commun
nécessiter: demander
néanmoins: mais
notamment: par exemple
notifier: prévenir
numérique: sur écran
objectif: but
obtenir: avoir
occasionner: causer
opérationnel: qui marche
optimiser: rendre meilleur
optionnel: au choix
outil: moyen, objet
parcours de soins: suite des soins
partenaire: qui travaille avec nous
partenariat: travail ensemble
périodicité: tous les combien
pérenniser: faire durer
pérenne: qui dure
permettre: aider à
personnaliser: faire à votre goût
pertinent: utile, qui convient
plateforme: site Internet
potentiel: possible
préalable: avant
préconiser: conseiller
préalablement: avant
prestataire: entreprise qui fait le travail
prestation: service, aide
prévention: éviter avant que cela arrive
prioriser: choisir le plus important
problématique: problème, question
procéder: faire
processus: suite d’étapes
procuration: droit d’agir à votre place
prototype: premier modèle
proximité: près de chez vous
questionnaire: questions
recenser: compter
réceptionner: recevoir
réciproque: dans les deux sens
réclamation: plainte
reconduire: continuer
référent: personne à qui parler
réglementation: règles
rémunération: paiement
renseigner: écrire, remplir
requérir: demander
résilier: arrêter
respectivement: dans cet ordre
restituer: rendre
sécurisé: sûr
sensibiliser: faire connaître
significatif: important
simplifier: rendre simple
solliciter: demander
solution: service, objet
souscrire: s’inscrire
spécificité: ce qui est particulier
stipuler: dire
structure: association, service
subvention: argent donné
supérieur: plus grand
susceptible de: qui peut
synthèse: résumé
téléassistance: appel d’aide par un bouton
téléconsultation: voir le médecin par l’écran
temporaire: pour un temps
thématique: sujet
tiers: autre personne
transmettre: envoyer, donner
ultérieurement: plus tard
usager: personne
utilisateur: personne qui s’en sert
utiliser: se servir de
valider: dire oui
valoriser: mettre en valeur
vérifier: regarder si c’est juste
visioconférence: se parler par l’écran
vulnérable: fragile`
    .split('\n')
    .map((line): [string, string] => {
      const cut = line.indexOf(': ');
      return [line.slice(0, cut), line.slice(cut + 2)];
    }),
);
