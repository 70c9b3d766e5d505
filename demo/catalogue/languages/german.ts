import type { Language } from './language.ts';

export const german: Language = {
  openings: [
    'Seit {drei Wochen|zwei Monaten|einem halben Jahr} im Einsatz.',
    'Gekauft als Ersatz für {ein altes Modell|ein billiges Gerät, das kaputtging}.',
    'War ein Geschenk für {meine Mutter|meinen Mann|unseren Sohn}.',
    'Nach langem Vergleichen ist es {product} geworden.',
    'Lieferung kam {schon nach zwei Tagen|einen Tag früher als angekündigt}.',
  ],
  closings: {
    warm: ['Klare Empfehlung.', 'Würde ich wieder kaufen.', 'Bin rundum zufrieden.', 'Top!'],
    mixed: ['Insgesamt in Ordnung.', 'Für den Preis okay.', 'Da wäre mehr drin gewesen.'],
    cold: ['Geht zurück.', 'Leider keine Empfehlung.', 'Schade ums Geld.'],
  },
  titles: {
    warm: ['Sehr zufrieden', 'Hält, was es verspricht', 'Gute Qualität', 'Genau das Richtige'],
    mixed: ['Durchwachsen', 'Ganz okay', 'Mit kleinen Schwächen'],
    cold: ['Enttäuschend', 'Nach kurzer Zeit defekt', 'Nicht zu empfehlen'],
  },
  shorts: {
    warm: ['Alles bestens, gerne wieder.', 'Super Teil!', 'Top Qualität', 'Macht, was es soll.'],
    mixed: ['Geht so.', 'Ganz okay für den Preis'],
    cold: ['Kam defekt an.', 'Leider Schrott'],
  },
  authors: [
    ...['Sabine K.', 'Jürgen', 'M. Hofmann', 'Anja W.', 'tüftler77', 'Familie Brandt', 'Uwe S.'],
    ...['Katharina', 'Björn L.', 'Petra M.', 'Stefan G.', 'Heike', 'Dr. R. Vogel', 'Lena'],
  ],
  sentences: {
    praise: [
      'Die Verarbeitung ist {tadellos|für den Preis sehr gut}.',
      'Die Einrichtung war in {fünf Minuten|kürzester Zeit} erledigt.',
      'Bei uns täglich in Gebrauch, {bisher ohne Probleme|läuft wie am ersten Tag}.',
      'Der Kundendienst hat {noch am selben Tag|freundlich und schnell} geantwortet.',
      'Sieht {in echt noch besser aus als auf den Bildern|schick aus und fühlt sich wertig an}.',
      'Im Vergleich zum Vorgänger {ein großer Schritt|deutlich leiser und leichter}.',
      'Auch meine Eltern kommen {sofort|ohne Anleitung} damit zurecht.',
      'Endlich etwas, das {nicht nach einem Jahr auseinanderfällt|einfach funktioniert}.',
    ],
    gripes: [
      'Die Anleitung ist {dürftig|nur online zu finden}.',
      'Etwas {teuer|schwerer als gedacht}, aber gut.',
      'Die Verpackung war {unnötig groß|leicht beschädigt}.',
    ],
    faults: [
      'Nach {sechs Wochen|zwei Monaten} war Schluss, nichts geht mehr.',
      'Wirkt {billig|klapprig} und entspricht nicht der Beschreibung.',
      'Der Kundendienst meldet sich {seit Wochen nicht|nur mit Textbausteinen}.',
      'Ich hatte offenbar {einen Rückläufer|gebrauchte Ware} im Paket.',
    ],
  },
};
