import { oneOf } from './one-of.ts';
import type { ToneLanguage } from './tone-language.ts';

const would =
  '(?:would|could|should|might|wouldve|couldve|shouldve|it|id) (?:\\w+ )?(?:have |be |of |ve |have been |ve been |been )?(?:\\w+ )?';
const praised =
  '(?:nice|nicer|better|great|good|perfect|helpful|useful|easier|cool|ideal|preferable|wonderful|awesome|amazing|stronger|longer|smoother|cheaper|quieter|clearer|faster|sturdier|lighter|bigger|larger|smaller|softer|thicker|more \\w+)';
const more =
  '(?:\\w+ )?(?:better|cheaper|nicer|sturdier|faster|quieter|more reliable|more durable)';

/** What reviews in English wish, expected, or found elsewhere, in order of precedence. */
export const englishWishes: ToneLanguage['phrases'] = [
  [
    3,
    oneOf(
      '(?:wish|wished) (?:i|we|id|i had|we had|wed) (?:had )?(?:\\w+ )?(?:bought|found|discovered|known about|gotten|got|ordered|purchased|switched|started|tried|heard|owned)(?: \\w+){0,4}? (?:sooner|earlier|before|years ago|long ago|ages ago|two|more|ago)',
      '(?:wish|wished) (?:i|we|they|more|every|all|everything|other|id|my|everyone) (?:\\w+ ){0,3}?(?:were|was|made|had|could) (?:\\w+ ){0,2}?(?:like (?:this|that|these)|this (?:good|easy|simple|well)|as (?:good|easy|well))',
      '(?:expected|expecting|feared|braced for) (?:it to be |something |them to be )?(?:much |far |a lot )?(?:worse|less|junk|the worst|a toy|cheap \\w+)',
      'more than (?:i|we) (?:\\w+ )?(?:\\w+ )?(?:expected|hoped|imagined|asked|thought|bargained|needed|could)(?: for| possible)?',
      '(?:thought|expected|worried|afraid|assumed|figured) (?:it |this |they |that it |these )?(?:would|might|was going to|will) be (?:\\w+ )?(?:hard|difficult|flimsy|cheap|junk|small|too \\w+|complicated|loud|bad|uncomfortable) (?:, )?but',
    ),
  ],
  [
    -2,
    oneOf(
      'what (?:kind|sort) of (?:an? )?(?:company|business|idiot|person|seller|store|service|engineer|manufacturer|joke|design|quality)',
      'easy to (?:lose|break|damage|scratch|misplace|drop|hit|bump|press (?:by|accidentally)|spill|tip|knock|dent|stain|tear|miss|forget|trigger|accidentally|mess|crack|snap|overlook|confuse)',
      `${would}(?:have )?(?:been )?${praised} (?:if|to (?:have|see|be able|get|know)|had|with|were)`,
      `(?:would|might|wouldve|could|couldve|may) (?:\\w+ )?(?:be|been|have been|of been|have) (?:\\w+ )?(?:nice|nicer|better|helpful|preferable|appreciated|a nice touch)`,
      `(?:i|we|id|wed) (?:would |wouldve )?(?:\\w+ )?(?:have )?(?:preferred|liked to|liked (?:it|them|the|a|more|some|if)|loved to|loved (?:it )?if|rather (?:have|pay|spend|eat|use|buy|go|get|stick|keep|had|do|see|not))`,
      '(?:i|we|id|you)? ?(?:would |id )?rather (?:have|pay|spend|eat|use|buy|go|get|stick|keep|do|walk|drink|watch|wear|sit)(?: \\w+)?',
      '(?:i|we|id) (?:would )?(?:\\w+ )?(?:have )?(?:expected|expect|hoped for|was hoping for|were hoping for|hoping for) (?:a |an |the |some |something |much |it to |them to )?(?:\\w+ )?(?:better|more|higher|last|be|nicer|higher|stronger|quality)',
      '(?:was|were) (?:\\w+ )?(?:hoping|expecting) (?:for )?(?:more|better|something (?:better|more|else|that)|a (?:better|nicer|bit)|to (?:like|love|get|be|use))',
      `(?:i|we|only|just|really|do|just) (?:\\w+ )?wish(?:ed)?(?: (?:that )?(?:it|they|the|there|this|these|you|i|we|that|someone|my|for|\\w+))?`,
      '(?:if only|would that) (?:it|they|the|there|i)',
      '(?:could|should|can) (?:\\w+ )?(?:use|stand|do with) (?:a|an|some|more|another|improvement)(?: \\w+)?',
      '(?:should|shouldnt|must|ought to) (?:\\w+ )?(?:have been|be|have|come|include|work|last|take|cost|need|expect|know|not)(?: (?:included|standard|fixed|improved|easier|better|clearer|stronger|louder|longer|more|able|a|to|with|the)) ?(?:\\w+)?',
      '(?:used to|use to) (?:\\w+ )?(?:love|like|work|make|taste|last|have)(?: \\w+)?',
      '(?:room for|needs?|needed|need|want) (?:\\w+ )?(?:improvement|improving|refinement|polish)',
    ),
  ],
  [
    -3,
    oneOf(
      `${more} (?:\\w+ ){0,3}?than (?:this|that|these|those|the one i|what (?:this|they))(?: (?:one|thing|junk|piece|product))?`,
      `(?:(?:find|finding|get|buy|buying|deserve|deserves|choose|purchase|go with|go for|spend \\w+ (?:\\w+ )?on|look for|search for|invest in|try|try to find|seen|used|had|eaten|owned|bought)) (?:yourself |a |an |some |something |one |the |for |on )?${more}(?! (?:than (?:the|any|my|our|most|many|all|every|i|expected|anything)|idea|view|sound|picture|grip|sense|deal|each|now|with|at|every|by))(?: (?:ones?|brand|product|quality))?`,
      '(?:better|best) off (?:with|without|buying|spending|getting|going|using|saving|just|if|to)',
      '(?:there are|theres|there is|are|many|so many) (?:\\w+ ){0,3}?(?:better|cheaper|nicer) (?:\\w+ )?(?:out there|available|on the market|for|elsewhere|options|choices|ways|places|restaurants)',
      '(?:spend|pay|paid|save up|fork over) (?:\\w+ )?(?:the |an? )?(?:extra|little more|bit more|few more|more) (?:\\w+ ){0,3}?(?:for|and|to get|on) (?:\\w+ )?(?:a |an |some)?(?:\\w+ )?(?:better|name brand|real|different|decent|quality|something|good)',
      '(?:buy|get|choose|stick with|stick to|try|go with) (?:a )?(?:name|better known|different|another|other|real|known|decent) (?:brand|brands|company|product|model|one)(?: names?)?',
      '(?:far|miles|light years|a long way|a far cry) from (?:what|being|the best|perfect|ideal|good|great|impressed|satisfied|impressive|reliable|accurate|intuitive|adequate|comfortable|expected)(?: (?:i|it|we))?',
      'less than (?:\\w+ )?(?:stellar|ideal|perfect|great|happy|satisfied|satisfactory|satisfying|exceptional|impressed|impressive|desirable|adequate|helpful|good|thrilled|pleased|reliable|acceptable|optimal|honest|clear|stylish|promised|advertised|expected|i (?:expected|hoped|thought)|average)',
      '(?:not|never|hardly|barely|isnt|wasnt|arent|werent|doesnt|didnt|dont|without) (?:even |quite |really |ever )?(?:up to (?:the )?(?:par|task|standards?|scratch|snuff|expectations?|job|hype)|on par|in the same (?:league|class)|ready for|meet|met|meeting|reach)(?: (?:my|our|the|any) \\w+)?',
      '(?:below|under|beneath|sub) (?:\\w+ )?(?:par|average|standards?|expectations?)|(?:well |far |way )?(?:below|short of) (?:my |our |the |all )?(?:expectations?|expected|standards?|par)',
    ),
  ],
  [
    -2,
    oneOf(
      '(?:good|fair|ok|okay|average|mediocre|decent|adequate|passable|so so|alright|fine|lukewarm|marginal|modest|acceptable|tolerable|spotty|mild)? ?at best',
      '(?:just|only|very|pretty|rather|quite|really|extremely|so|strictly|merely) (?:average|ok|okay|so so|mediocre)|nothing (?:special|great|spectacular|to (?:write|brag|rave|get excited))(?: (?:home )?about)?(?: whatsoever| at all| here)',
    ),
  ],
  [
    -1,
    '(?:not|isnt|arent|wasnt|nothing is|no \\w+ is) (?:\\w+ )?(?:perfect|flawless)(?: (?:by any means|though))?',
  ],
  [2, '(?:above|better than|well above|way above) (?:the )?average|above and beyond|a cut above'],
];
