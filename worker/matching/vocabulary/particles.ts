import { phrasesOf } from './phrases.ts';

/** Say what something is for, before the name of the product. */
export const purposes = phrasesOf(
  'for, fit, fits, fitting, compatible, compatible with, compatibility, suitable for, designed for, made for, works with, to fit',
  'für, fuer, passend, passend für, geeignet, kompatibel, kompatibel mit, pour, compatible avec, convient, para, per, compatible con, compatibile',
  'compatibile con, compatível, compatível com, voor, geschikt, geschikt voor, compatibel, till, til, för, passar, do, na, dla, kompatybilny, pro značku',
  'pasuje do, kompatibilní, için, uyumlu, для, на, под, совместим, совместимый с, για, pentru, untuk, cho, dành cho, สำหรับ, עבור, ל, تناسب, متوافق, متوافق مع, مناسب, لهاتف, لساعة, لـ, ل',
  '适用, 适用于, 適用, 適用於, 适配, 兼容, 专用, 専用, 対応, 용',
);

/** Say the same after the name. */
export const purposesAfter = phrasesOf(
  'compatible, kompatibel, compatibile, compatibel, uyumlu, için, 用, 専用, 专用, 適用, 适用, 対応, -용, 전용, 호환, के लिए',
);

/** Introduce another product that the thing is compared with. */
export const comparisons = phrasesOf(
  'than, vs, versus, like, unlike, similar to, alternative to, alternative, successor to, successor of, successor, predecessor, replaces, not, instead of',
  'upgrade from, inspired by, als, nachfolger, vorgänger, statt, ähnlich wie, wie, que, comme, remplace, successeur, como, sustituye a, sucesor, reemplaza',
  'come, sostituisce, dan, zoals, opvolger, niż, než, чем, вместо, преемник, より, 比, 相比, 后继, 보다',
);

/** Begin with a word of comparison, but compare nothing. */
export const notComparisons = phrasesOf(
  'like new, wie neu, comme neuf, como nuevo, como novo, come nuovo, not included',
);

/** Those whom a product can be for. */
export const audiences = phrasesOf(
  'kid, child, children, toddler, baby, babie, men, man, women, woman, adult, family, familie, beginner, senior, student, teen, girl, boy, him, her',
  'everyone, home, office, work, travel, running, gym, gaming, game, music, sport, school, kitchen, outdoor, outdoors, indoor, camping, hiking, pet, pet hair',
  'cat, dog, coffee, espresso, tea, hair, carpet, hard floor, floor, large, small, normal, dry, sensitive, oily, tv, pc, mac, the home, the office, daily, everyday',
  'damen, herren, kinder, büro, küche, zuhause, reisen, hunde, femme, homme, enfant, bureau, maison, voyage, mujer, hombre, niño, casa, hogar, donna, uomo, bambini, ufficio',
);

/** May stand between a product's name and the number of its model: "LG C3 Series 65". */
export const fillers = phrasesOf(
  'series, serie, model, modell, modele, no, nr, version, size, the',
);

/** Follow the number of a size, which can stand anywhere in a title. */
export const sizes = phrasesOf(
  'inch, inche, zoll, pouce, pulgada, pollici, polegada, cm, oz, ounce, qt, quart, gallon, cup, tasse, tassen, tazze, tazas, xícaras, l, liter, litre, litro, litri, インチ, 英寸, 寸, 인치',
);

/** Introduce what is included with a product. */
export const inclusions = phrasesOf(
  'with, incl, including, include, includes, inclusive, +, bundle, plus free, mit, inkl, inklusive, samt, avec, inclu, con, incluye, inclui, com, met',
  'inclusief, med, inkluderar, cu, ile, مع, 含, 附, 带, 配, 包含',
);

/** Say the same after the thing included. */
export const includedAfter = phrasesOf(
  'included, incl, inklusive, enthalten, inclus, inclu, incluido, incluida, incluso, inclusa, inbegrepen, 付き, 付, 付属, 附, 포함',
);

/** Say that the next thing is missing. */
export const absences = phrasesOf(
  'no, without, not included, ohne, kein, sans, sin, senza, sem, zonder, uden, utan, bez, без, 無, 无, 不含, なし, 别売',
);

/** Follow the number of a quantity. Numbers without them can name a model. */
export const units = phrasesOf(
  'gb, tb, mb, gig, mm, cm, m, km, inch, inche, in, ", zoll, pouce, pulgada, pollici, polegada, ft, foot, feet, kg, g, gram, lb, pound, oz, ounce, fl oz',
  'ml, l, liter, litre, litro, litri, qt, quart, gallon, cup, tasse, tassen, tazze, tazas, xícaras, w, watt, v, volt, ah, mah, wh, hz, khz, mhz, ghz, pa, db, bar, rpm, k, p, px, mp, megapixel, g',
  'pack, pk, pc, pcs, piece, stück, stueck, pièce, pieza, unidad, unidade, pezzi, set, count, ct, pair, paar, page, sheet, pad, player, person, port, speed, bit, core, year, month, day, hour, h, min, minute, in 1, en 1, in one, way, ply, bay, channel, key, button, 枚, 個, 本, 台, 片, 只, 件, 개, 寸, 英寸, インチ, ml',
);
