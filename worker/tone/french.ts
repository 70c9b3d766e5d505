import type { ToneLanguage } from './tone-language.ts';

export const french: ToneLanguage = {
  phrases: [
    [3, '(?:exactement|tout|tout à fait|juste|pile) ce (?:que|quil|dont|qui) (?:\\w+ )?(?:\\w+)'],
    [
      -3,
      '(?:je |on |nous )?(?:naime|nadore|napprécie)\\w* (?:vraiment |absolument |trop )?(?:pas|plus|guère)(?: du tout)?|(?:fait|font) (?:un|du|trop de|beaucoup de) bruit(?: \\w+)?|(?:chauffe|chauffent) (?:\\w+ )?(?:énormément|trop|anormalement|beaucoup)',
    ],
    [
      0,
      'ni bons? ni mauvais|ni bien ni mal|(?:correct|correcte|ok|moyen|bien|bon|fait le (?:job|travail|boulot)|fonctionne) (?:mais )?(?:sans plus|rien de plus|rien d ?exceptionnel|rien de spécial)|comme ci comme ça',
    ],
    [
      3,
      '(?:nhésitez|nhésite|hésitez) (?:pas|plus)|(?:ne |n)?(?:\\w+ )?(?:déçoit|regrette|regretterez|quitte|échangerais|lâche) (?:pas|plus|jamais)|(?:tient|tiennent) (?:toutes |bien )?(?:ses|leurs) promesses|(?:jamais|toujours pas) (?:tombée?s? )?en panne|jamais (?:eu )?(?:de |un |le moindre )?(?:problème|souci|regret)s?|à la hauteur|(?:vaut|valent) (?:largement |vraiment |bien )?(?:son|leur|le) (?:prix|coup|détour)|les yeux fermés|(?:au|du) tonnerre|tip top|que du positif',
    ],
    [
      -3,
      '(?:se|sest) (?:vide|vident|décharge|déchargent|casse|cassent|décolle|décolé|bloque|bloquent|éteint|éteignent|déconnecte|coupe|coupent|dégonfle|déforme|déchire|raye|use|usent|fissure|fend)(?: \\w+)?|ne (?:vaut|valent|mérite) pas|(?:pas|jamais) (?:reçu|arrivé|livré)e?s?|(?:pas|guère) (?:à la hauteur|au niveau|très \\w+|ce que)|(?:quelle|grosse|grande|énorme) (?:déception|erreur|perte|arnaque)|(?:jai|déjà) (?:vu|connu|eu) mieux|loin (?:dêtre|d être|de valoir)|jetez|tomber? en panne|poudre aux yeux|de la (?:camelote|merde|daube)|(?:gardez|économisez) votre argent',
    ],
    [
      3,
      '(?:je )?(?:le |la |les |l)?(?:vous )?recommande(?:rais|rai)? (?:vivement|fortement|sans hésiter|à tous|à 100|chaudement|les yeux fermés|absolument|\\w+)|(?:rachèterai[st]?|rachèterais|reprendrai[st]?|recommanderai[st]?|rachète) (?:\\w+ )?(?:sans hésit(?:er|ation)|volontiers|les yeux fermés)?|sans hésit(?:er|ation)|(?:vous pouvez )?(?:y aller|foncez|foncer)(?: les yeux fermés)?|(?:à|a) (?:acheter|recommander)|coup de cœur|que du bonheur|je valide|au top|rapport qualité prix (?:imbattable|excellent|parfait|top|au top)|(?:excellent|bon|très bon|super|meilleur) rapport qualité prix|cinq étoiles|5 étoiles',
    ],
    [
      3,
      '(?:rien|pas grand chose) (?:à|a) (?:redire|dire|reprocher|signaler)|(?:aucun|aucune|pas de|pas un seul|sans|zéro|pas eu de|pas le moindre|jamais eu de) (?:\\w+ )?(?:problème|souci|défaut|regret|reproche|bémol|panne|déception|bug|plainte|difficulté)s?|(?:jamais|pas) (?:regretté|déçu|déçue|déçus|déçoit)|pas (?:mal|mauvais|mauvaise|dégueu|désagréable)(?: du tout)?|(?:vaut|valent) (?:\\w+ )?(?:le coup|son prix|la peine|largement)|(?:ne peux|ne pourrais) (?:plus )?(?:men passer|vivre sans|que recommander|que conseiller)|que (?:demander|dire) de (?:plus|mieux)',
    ],
    [
      2,
      '(?:conforme|fidèle)s? (?:à|a|aux) (?:\\w+ )?\\w+|conforme|(?:correspond|répond) (?:\\w+ )?(?:à|a|aux|parfaitement) (?:\\w+ )?\\w+|comme (?:décrit|prévu|attendu|annoncé|sur la photo)|(?:fonctionne|marche|tient|fait) (?:très |vraiment |toujours |super )?(?:bien|parfaitement|nickel|impeccable|à merveille|le job|le travail|son office|la charge|toute la journée)(?: \\w+)?|(?:fait|fait bien) le (?:job|travail|boulot)|tient ses promesses|(?:dépasse|dépassé) (?:\\w+ )?attentes|bonne surprise|(?:bien|beaucoup|nettement) (?:mieux|meilleur)(?: que)?|mieux que|facile (?:à|a|d) ?\\w+|moins (?:bruyant|cher|lourd|de bruit)',
    ],
    [
      -4,
      '(?:ne |n)?(?:\\w+ )?(?:recommande|conseille|recommanderais|conseillerais|rachèterai|rachèterais|reprendrai|achèterai) (?:vraiment |absolument |surtout )?(?:pas|plus|à personne)(?: du tout)?|(?:à|a) (?:fuir|éviter|bannir|proscrire|jeter)|(?:fuyez|évitez|passez votre chemin|méfiez vous|attention|jamais plus|plus jamais|nachetez (?:pas|surtout pas)|ne (?:pas|surtout pas|achetez pas) (?:acheter|commander)?|allez voir ailleurs|déconseille|je déconseille \\w+)',
    ],
    [
      -3,
      '(?:ne |n)?(?:\\w+ )?(?:fonctionne|marche|tient|charge|chauffe|démarre|allume|ferme|colle|connecte|répond|sert|vaut|correspond|sallume|fonctionnait|tenait|marchait|dure|convient|arrive) (?:\\w+ )?(?:pas|plus|jamais|rien|à rien|guère|mal)(?: bien| longtemps| du tout)*|(?:pas|plus) (?:terrible|top|fameux|fiable|solide|conforme|utilisable|efficace|pratique|confortable|à la hauteur|satisfait|satisfaite|content|contente|bon|bonne|convaincu|convaincue|génial|étanche|de réponse|reçu)|tombée? en panne|en panne|(?:cassé|cassée|casse|lâché|mort|hs|fichu|foutu|grillé)e?s? (?:au bout|après|dès|en|à la|lors)(?: \\w+)*|(?:a|est) (?:lâché|cassé|mort|rendu lâme)|rendu lâme|(?:argent|de largent) (?:jeté|perdu|gaspillé)(?: par les fenêtres)?|jeté par les fenêtres|perte (?:de temps|dargent)|(?:renvoyé|retourné|retour|renvoi|renvoyer|rendu)e?s?(?: (?:le lendemain|aussitôt|immédiatement|direct))?|rembours\\w+|bas de gamme|mauvaise (?:qualité|surprise|expérience|odeur)|odeur (?:\\w+ )?(?:horrible|désagréable|forte|chimique|plastique|insupportable)|(?:sent|pue) (?:le |mauvais|très )?\\w+|moins (?:bon|bien|bonne|solide|performant|pratique|confortable|efficace)(?: que)?|pire que|laisse à désirer|il manque|manque (?:de|des|une?)|(?:une )?(?:vraie |véritable |pure )?(?:arnaque|catastrophe|daube|déception|honte|escroquerie|blague)|ne (?:tient|dure) (?:pas|rien)',
    ],
    [
      -2,
      '(?:beaucoup |bien |un peu |vraiment |largement )?trop (?:cher|chère|petit|petite|grand|grande|bruyant|bruyante|lourd|lourde|court|courte|long|lent|fragile|fin|fine|serré|étroit|faible|dur|compliqué|chaud|sucré|salé|juste|tard)|(?:taille|chausse) (?:\\w+ )?(?:petit|grand)',
    ],
    [0, 'bon courage|service client|bonne journée'],
  ],
  hints: [],
  reversingPrefixes: '',
  reversingSuffixes: '',
  words: {
    4: 'parfait parfaite parfaits parfaites parfaitement excellent excellente excellents excellentes exceptionnel exceptionnelle fantastique formidable extraordinaire incroyable merveilleux merveille magnifique génial géniale géniaux imbattable meilleur meilleure sublime',
    3: 'super top adore adoré adorons adorent ladore ravi ravie ravis impeccable nickel enchanté enchantée bluffant bluffante bluffé recommande conseille aime aimé satisfait satisfaite satisfaits satisfaction délicieux superbe canon régal bonheur',
    2: 'bien bon bonne bons bonnes beau belle beaux joli jolie content contente contents heureux pratique pratiques solide solides robuste efficace efficaces fiable confortable silencieux silencieuse rapide rapides rapidement facile faciles simple qualité utile agréable doux douce mieux élégant puissant puissante performant performante merci plaisir léger légère stable soigné soignée réussi plaît correct correcte abordable intuitif',
    1: 'fonctionne marche tient sympa propre neuf fluide',
    [-1]: 'cher chère bruyant bruyante lent lente petit lourd compliqué moyen moyenne bof dommage mince limité',
    [-2]: 'mauvais mauvaise mauvaises cassé cassée casse fragile défectueux défectueuse défaut défauts problème problèmes souci soucis déçu déçue déçus panne faible médiocre inconfortable désagréable difficile fuite fuit bug bugs rayé rayée fissuré fissurée fendu fendue brisé brisée ébréché bosselé taché tachée abîmé abîmée endommagé incomplet manquant inefficace pénible malheureusement hélas regrette regret insuffisant odeur bruit grésille clignote fuite coince bloque grince gratte rouille déchiré tordu décevant décevante moche gadget instable cheap erreur',
    [-3]: 'nul nulle nuls horrible horribles affreux catastrophe catastrophique arnaque escroquerie déception inutilisable inutile déplorable honteux honte scandaleux lamentable pourri daube merde merdique poubelle inadmissible dangereux déteste pire pathétique camelote infect exécrable',
  },
  elisions: 'l d j m t s',
  endings: 's e es ent x',
  negations: 'ne pas plus jamais rien aucun aucune ni sans guère non peu',
  reductions: 'moins sans aucun aucune',
  intensifiers:
    'très vraiment tellement super extrêmement hyper absolument totalement trop si parfaitement incroyablement tout',
  diminishers: 'un peu assez plutôt moyennement presque relativement',
  excesses: '',
  contrasts: 'mais cependant pourtant toutefois jusqu jusquà sauf néanmoins',
  ends: '',
  concessions: 'malgré quoique bien que même si',
  rivals: [
    '(?:mon|ma|mes|le|la|lancien|lancienne) ?(?:ancien|ancienne|précédent|précédente|vieux|vieille)?(?: \\w+)? (?:précédent|précédente|davant) (?:est|était|avait)',
    '(?:mon|ma|l) ?(?:ancien|ancienne|vieux|vieille)(?: \\w+)? (?:est|était|avait|marchait)',
  ],
  exclamations: [
    '(?:oh |ah |bah )?(?:super|génial|bravo|merci|formidable|magnifique|parfait|chapeau|félicitations)(?: beaucoup)?',
  ],
  ironies: [
    '(?:j)?(?:adore|aime) (?:quand|comment|le fait que)',
    '(?:parfait|idéal|super|génial) (?:si vous|pour ceux qui) (?:aimez|aiment)',
    'si vous (?:aimez|adorez)',
  ],
  compliments: ['que demander de (?:plus|mieux)', 'que (?:vouloir|dire) de plus'],
  complaints: ['pourquoi', 'comment peut', 'quest ce que cest que', 'qui a'],
};
