/**
 * The text without what sites add to a review about how they got it, at its beginning and its end: "[This review was collected as part
 * of a promotion.]", "Originally posted on brand.example", "(Translated by Google)". What an author adds, such as an update, stays.
 */
export const withoutNotes = (text: string): string => {
  let own = text.trim();
  for (let round = 0; round < maxNotes; round += 1) {
    const shorter = withoutLastNote(withoutFirstNote(own)).trim();
    if (shorter === own) break;
    own = shorter;
  }
  return own;
};

/** Notes at each end. */
const maxNotes = 3;

/** Characters of a note. */
const maxLength = 240;

const withoutFirstNote = (text: string): string => {
  const start = text.slice(0, maxLength);
  const bracketed = /^[[({【*_]+([^\][(){}【】]+)[\])}】*_]+[\s:.–—-]*/u.exec(start);
  if (bracketed?.[1] !== undefined && isNote(bracketed[1], true)) {
    return text.slice(bracketed[0].length);
  }
  const sentence = /^(.+?)(?:[.!:]+(?=\s)|\n|\s[–—|-]+\s)\s*/u.exec(start);
  return sentence?.[1] !== undefined && isNote(sentence[1], false)
    ? text.slice(sentence[0].length)
    : text;
};

const withoutLastNote = (text: string): string => {
  const end = text.slice(-maxLength);
  const before = text.slice(0, text.length - end.length);
  const bracketed = /[[({【*_]+([^\][(){}【】]+)[\])}】*_]+[\s.]*$/u.exec(end);
  if (bracketed?.[1] !== undefined && isNote(bracketed[1], true)) {
    return before + end.slice(0, bracketed.index);
  }
  // The last sentence, and the last two: the first of them may end in the middle of a host name.
  const sentences = end.matchAll(/(?<=[.!?…"”)\]]\s+|\n|\s[–—|-]+\s|^)(?=\S)/gu);
  const starts = [...sentences]
    .map(({ index }) => index)
    .slice(-2)
    .reverse();
  const noteAt = starts.find((at) => isNote(end.slice(at), false));
  return noteAt === undefined ? text : before + end.slice(0, noteAt);
};

/** Whether a sentence tells how a site got the review. Brackets are proof enough that it is not the author's. */
const isNote = (sentence: string, isBracketed: boolean): boolean => {
  if (opinion.test(sentence)) return false;
  return (
    (provenance.test(sentence) && (isBracketed || review.test(sentence))) || origin.test(sentence)
  );
};

const review =
  /\b(?:reviews?|ratings?|feedback|rezension(?:en)?|bewertung(?:en)?|testbericht|avis|commentaire|rese[nñ]as?|opini[oó]n(?:es)?|recension[ei]|beoordeling|recensie|avalia[cç][aã]o)(?![\p{L}])/iu;

const provenance =
  /(?<![\p{L}])(?:collected|gathered|promotions?|promotional|posted|published|originally|provided|submitted|syndicated|imported|translated|translation|sweepstakes?|contest|giveaway|incentivi[sz]ed|incentive|rewards?|rewarded|samples?|free|discount|exchange|compensat(?:ed|ion)|sponsored|gesammelt|erfasst|aktion|gewinnspiels?|ver[oö]ffentlicht|urspr[uü]nglich|[uü]bersetzt|kostenlos(?:e[nrms]?)?|gratis|recueillis?|collect[eé]e?s?|publi[eé]e?|promotionnelle|traduit|promoci[oó]n|recopilad[oa]|recogid[oa]|publicad[oa]|traducid[oa]|raccolt[oa]|promozione|pubblicat[oa]|tradott[oa]|verzameld|geplaatst|actie|promo[cç][aã]o|coletad[oa])(?![\p{L}])/iu;

/** A sentence that needs no word for a review. */
const origin =
  /^\W*(?:originally|urspr[uü]nglich|initialement|originalmente|originariamente|oorspronkelijk)\s+(?:posted|published|written|submitted|ver[oö]ffentlicht|geschrieben|publi[eé]e?|publicad[oa]|pubblicat[oa]|geplaatst|gepubliceerd)(?![\p{L}])/iu;

/** What an author says of a product, or of an earlier review. */
const opinion =
  /(?<![\p{L}])(?:updat\w*|edit(?:ed)?|but|however|now|broken?|stars?|aktualisiert|nachtrag|aber|mise [aà] jour|mais|actualiza\w*|pero)(?![\p{L}])/iu;
