import { oneOf } from './one-of.ts';
import type { ToneLanguage } from './tone-language.ts';

/** What reviews in English say for a product by telling what it does, in order of precedence. */
export const englishMerits: ToneLanguage['phrases'] = [
  [
    3,
    oneOf(
      '(?:what|how) (?:more|else) (?:could|can|do|would|should) (?:you|i|we|one|anyone) (?:\\w+ )?(?:ask|want|need|say|wish)(?: for)?|(?:all|everything) (?:you|i|we|one) (?:\\w+ )?(?:\\w+ )?(?:need|want|ask|wish|hope|needed|wanted)(?: for| in)?',
      '(?:this|it|\\w+) (?:is|was) (?:definitely |certainly |truly |surely |really )?the (?:one|player|phone|camera|place|product|way|model|laptop|brand|printer|machine|tool)(?: (?:for you|to (?:get|buy|go|own|have|be|beat)))|(?:the|a|your) (?:place|way|brand|one) to (?:go|be|eat|beat)|(?:has|have|had) (?:got )?to be the (?:one|best|greatest|easiest)',
      '(?:to die for|a piece of heaven|melts? in (?:your|my|the) mouth|makes? (?:your|my) mouth water|second nature|pure (?:joy|brilliance|magic|bliss|genius|gold)|a class act|state of the art|cutting edge|icing on the cake|seal of approval|word of mouth|money can buy|(?:never|rarely) (?:been|looked|sounded|felt) (?:so )?(?:good|better|easier))',
      '(?:highly|well|very highly|top) (?:\\w+ )?(?:rated|recommended|regarded|designed|built|made|thought out|constructed|engineered|crafted|organized|organised|written|equipped|balanced|priced|packaged|finished|lit|documented|stocked|prepared|seasoned|cooked|spent|deserved)|(?:beautifully|elegantly|cleverly|thoughtfully|nicely|perfectly|superbly|excellently|clearly|solidly|sturdily|brilliantly|ingeniously|smartly|carefully) (?:\\w+ed|made|built|written|lit|done)',
      '(?:by far )?(?:one of |among |some of |is |are |was |the |my |by far ){0,3}(?:the|my|our) (?:\\w+ )?(?:best|greatest|finest|nicest|coolest|easiest|fastest|quietest|smartest|happiest|tastiest|prettiest|comfiest|most (?:comfortable|reliable|useful|enjoyable|beautiful|impressive|amazing|important|versatile|powerful|fun|delicious))(?! (?:way|buy|thing (?:to do|is to|would)|of luck|part of|at))(?: \\w+)?',
      'blows? (?:\\w+ ){0,4}?away|beats? (?:\\w+ ){0,4}?(?:outright|hands down|easily|by far|anything|any day|all others)|(?:wins?|won) (?:\\w+ )?(?:hands down|over|me over|out)|(?:no|nothing|none|no other \\w+|nobody|not (?:one|many|a lot)) (?:\\w+ )?(?:\\w+ )?(?:compares?|compared|comes? close|came close|competes?|matches|rivals?|comparison|even near|can touch)(?: (?:to|favou?rably|with))?',
      '(?:i|we|id|we would|would|will|must|do|can|highly|strongly|definitely|heartily|happily|gladly|wholeheartedly|also) (?:\\w+ )?(?:recommend|reccomend|vouch for)(?! (?:getting a |that |you (?:buy|get) |buying )?(?:something else|another|a different|spending|going with|waiting|against|a case|an extra|a screen|you (?:look|avoid|stay|wait|skip)|avoiding|looking|skipping|staying)\\b)(?: (?:this|it|them|these|to|the|you|getting|buying|everyone|anyone|everybody|all|\\w+))?',
      '(?:absolute|total|real|definite|such a) (?:must|must (?:have|see|buy|try|visit|own|read))|must (?:visit|see|try|own|read)(?= |$)|(?:you |u )?(?:have|got|gotta|need) to (?:try|see|hear|taste|experience) (?:this|it|these|the|them)|(?:be )?sure to (?:try|order|get|check)|(?:do|please|just|go) (?:yourself a favou?r and )?(?:check (?:it|this|them) out|try (?:it|this|them|one)|give (?:it|this|them) a (?:try|shot|chance|go|whirl))',
      '(?:exactly|precisely|just) (?:what|as|like|how|where|right|the right|the way) (?:\\w+ )?(?:i|we|you|my|a|it|needed|wanted|described|expected|pictured|advertised)(?: \\w+)?|(?:suits?|suited|meets?|met|fits?|fulfills?|satisf\\w+|serves?|served|exceeds?) (?:all )?(?:of )?(?:my|our|your|its|the|every|his|her) (?:\\w+ )?(?:needs?|requirements?|expectations?|purposes?|wants|lifestyle|bill)',
    ),
  ],
  [
    2,
    oneOf(
      '(?:can|could|did|do|does|will|would|is|was|are|am|were|it|i|been) (?:\\w+ )?able to (?!\\w+ (?:it|a|the|any)? ?(?:without|only))(?<!(?:not|never|hardly|barely|only|isnt|wasnt|arent|werent|cant) (?:\\w+ )?able to )',
      '(?:holds?|fits?|plays?|handles?|reads?|does|works? with|supports?|stores?|takes?|covers?|cleans?|cuts?|runs?|opens?|removes?) (?:just about |almost |practically |basically |virtually |pretty much |nearly |up to )?(?:everything|anything|every|any format|all (?:my|our|the|of|kinds|sorts|types)|tons|loads|lots|a ton|a lot|them all|it all|plenty)(?! of time)',
      '(?:has|have|had|with|gives?|packs?|packed with|offers?|full of|loaded with|includes?|comes with|came with|got) (?:\\w+ )?(?:a lot (?:of (?:great|nice|useful|cool|good|features|options|functions|control|power|space|room)|going for)|it all|everything|all the (?:\\w+ )?(?:features?|bells|accessories|options|functions|tools)|tons of|loads of|plenty of|a ton of|great|lots of (?:great|nice|useful|cool|good|features|options|functions|power|space|room)|many (?:\\w+ )?(?:great|nice|useful|cool|good|features|options|functions))',
      '(?:great|large|huge|massive|ample|generous|wide|endless|impressive|plenty of|good|vast|big|lots of|nice big|bright) (?:\\w+ )?(?:capacity|storage|memory|selection|variety|array|range|options|screen|display|viewing angle|portions?)',
      '(?:high|super|superb|supreme|superior|outstanding|exceptional|remarkable|decent|premium|best) (?:speed|resolution|definition|quality|performance|clarity|contrast)|(?:fast|quick|speedy|swift|prompt|on time|free|same day|next day|early|super fast) (?:and \\w+ )?(?:shipping|delivery|shipment|service|download|transfer|start ?up|boot|response|charging|setup)',
      '(?:picked|chose|selected|went with|decided on|prefer|preferred|convinced|settled on|glad (?:i|we)|fell in love|in love) (?:\\w+ )?(?:this|it|these|them|the|that|to buy|with)(?! (?:because it was the only|cheap|cheaper|other|old))',
      '(?:no|zero|not a|never a|without a) (?:problem|issue|hitch|hiccup|glitch|complaint|snag)s?(?: (?:at all|whatsoever|so far|yet|with|since))?',
      '(?:look|looks|feel|feels|felt|made|make|makes) (?:\\w+ )?(?:\\w+ )?(?:welcome|special|at home|like (?:a (?:new|million|pro|king|queen|kid)|brand new|family|royalty|home)|great|good|amazing|right at home|premium|solid|expensive|high quality|luxurious)(?! (?:but|, but))',
      '(?:brand|good as|like) new|(?:top|first) (?:rate|class|notch|quality|shelf|of the line|pick|choice)|(?:tops|aces)(?=$)|(?:a )?cut above|two thumbs|(?:an? )?(?:4|four|4 5|four and a half) (?:\\w+ )?stars?|(?:8|9|8 5|9 5|eight|nine) (?:out of )?(?:10|ten)',
      '(?:never|doesnt|does not|didnt|wont|havent|hasnt|dont|not) (?:\\w+ )?(?:had|have|having|experienced|encountered|noticed|noticing|seen|found|run into|smell|smelled|hear|feel|notice) (?:\\w+ )?(?:any |one |a |an )?(?:\\w+ )?(?:problem|issue|trouble|complaint|lag|crash\\w*|smell|odou?r|noise|skipping|defect|virus|glitch|error|difference|flaw|of the (?:\\w+ )?(?:problems|issues))(?:e?s)?',
      '(?:was|were|am|is|are|been|very|so|pleasantly|really) (?:\\w+ )?(?:pleasantly |very |so |really |quite )?(?:surprised|amazed|blown away|impressed|delighted|thrilled|stoked|wowed|astonished|psyched|ecstatic|glad|happy|pleased|satisfied) (?:by|with|at|that|to see|how|to find)',
    ),
  ],
  [
    -3,
    '(?:1|2|one|two|1 5|half a|zero|0) (?:\\w+ )?stars?(?! (?:hotel|and up))|(?:[0-4]|one|two|three|four|zero) (?:out )?of (?:10|ten)|[12] (?:out )?of (?:5|five)|(?:instead of|not|deducted|minus|knocked off|took off|lost|less than) (?:a |an |the )?(?:5|five|4|four|1|one|2|two) ?(?:full )?stars?',
  ],
];
