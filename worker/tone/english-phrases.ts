import { englishExperiences } from './english-experiences.ts';
import { englishIdioms } from './english-idioms.ts';
import { englishMeanings } from './english-meanings.ts';
import { englishMerits } from './english-merits.ts';
import { englishReturns } from './english-returns.ts';
import { englishTroubles } from './english-troubles.ts';
import { englishWishes } from './english-wishes.ts';
import type { ToneLanguage } from './tone-language.ts';

const aux = '(?:do|does|did|will|would|can|could|is|are|was|were|has|have|had)';
const not = `(?:${aux} not|${aux}nt|cannot|cant|wont|never)`;
const it =
  '(?:it|this|that|them|these|one|this one|these ones|anything|from (?:them|here|this \\w+))';
const works =
  '(?:work|charge|turn on|power on|start|fit|hold|connect|pair|last|open|close|seal|stay|boil|heat|cool|load|respond|function|do anything|do (?:what|the job)|help|stand up|survive|match|arrive|ship)(?:s|ed|ing)?';

/** What reviews in English say in more than one word, in order of precedence. */
export const englishPhrases: ToneLanguage['phrases'] = [
  ...englishReturns,
  ...englishWishes,
  ...englishMeanings,
  ...englishIdioms,
  ...englishExperiences,
  // Verdicts for neither side, and comparisons with what it replaced.
  [
    0,
    '(?:neither|not) (?:good|great|amazing|perfect|the best) (?:and |but |or )?(?:nor|not) (?:bad|terrible|awful|horrible|the worst)|(?:does (?:the|its) job|works|ok|okay|fine|decent|average|acceptable) (?:but |and |though )?nothing (?:more|special|fancy|extraordinary|to write home about)(?: nothing less)?|(?:that |which )?(?:it|they|this) replaced',
  ],
  // Irony.
  [
    -4,
    '(?:great|wonderful|fantastic|brilliant|lovely|awesome|perfect|just what (?:i|we) (?:needed|wanted)) (?:yet )?another',
  ],
  // Idioms and comparisons in favor.
  [
    3,
    `(?:${not}|no|without|not) (?:\\w+ )?(?:hesitate|hesitation|think twice|overthink it|wait)|(?:${not}|id hate|hate) (?:want |like )?to (?:be|live|go|do|cook|travel|work) without|(?:lost|not be) without (?:it|them|mine)|run dont walk to`,
  ],
  [
    3,
    '(?:blows?|blew|knock(?:s|ed)?) (?:\\w+ ){1,4}(?:out of the (?:water|park)|socks off)|(?:beats?|outperforms?|outlasts?|outclass(?:es)?|outshines?) (?:my|the|our|his|her|any|all|every)(?: (?:old|previous|last|other|original))?(?: \\w+ (?:hands down|easily|by far|by a mile))?|hands down|puts? (?:\\w+ ){1,4}to shame|leaves? (?:\\w+ ){1,4}in the dust|runs? (?:rings|circles) around|head and shoulders above|(?:a cut|a notch|miles) above|(?:in )?a (?:league|class) of (?:its|their) own|(?:twice|three times|ten times|10 times) as (?:good|fast|quiet|bright|strong|powerful|long|comfortable)(?: as)?|(?:a )?(?:huge|big|massive|nice|real|major|definite) (?:upgrade|improvement|step up|step forward)|a step up|night and day(?: difference)?',
  ],
  [
    3,
    '(?:a|an|absolute|total|real|true|little|such a) (?:beast|monster|workhorse|champ|champion|powerhouse|godsend|life ?saver|rock ?star|legend|tank|treasure|blessing|masterpiece|marvel|breeze|no brainer)|(?:hits?|hitting) (?:the (?:nail on the head|mark|sweet spot|jackpot)|it out of the park)|nail(?:s|ed) it|(?:tick|check)s? (?:all|every) (?:of )?(?:the |my |our )?box(?:es)?|since sliced bread|(?:the )?(?:cats? (?:meow|whiskers|pajamas)|bees knees|bomb|gold standard|cream of the crop|full package|whole package|dogs bollocks)|icing on the cake|over the moon|music to my ears|(?:cant|cannot|couldnt) get enough|love at first \\w+|heaven ?sent|weight in gold|piece of cake|(?:a )?walk in the park|(?:holds?|held) (?:its|their) own|won (?:me|us) over|sold on|peace of mind|never looked back|(?:pays?|paid) for (?:itself|themselves)|(?:made|makes) (?:my|our) (?:day|life|mornings?|week|life \\w+)|ahead of (?:its|the) \\w+|worth its',
  ],
  [
    2,
    '(?:order|grab|snag) (?:it|one|yours|this)(?: now| already| today)?|snap (?:it|one|them) up|(?:you|everyone) needs? (?:this|one|it)|what are you waiting',
  ],
  [
    3,
    `${not} (?:fail|break|broke|broken|die|quit|crash|leak)(?:ed|d)? ?(?:me|us|on me)?(?: yet| so far| once)|(?:yet|still waiting|hard pressed) to (?:find|see|have|discover|experience) (?:a|any|anything|one)(?: \\w+)?(?: (?:wrong|fault|issue|problem|flaw))?(?: with)?|(?:${not}|never) (?:skip(?:s|ped)?|miss(?:es|ed)?) a beat|${not} (?:trade|swap|exchange|change|part with|give up|replace) (?:it|them|this|mine|anything|a thing)(?: for \\w+)?|(?:my|our|the) (?:new |absolute |all time )?(?:go to|favou?rite)|as (?:good|fast|quiet|comfortable|bright|powerful|sharp) as (?:\\w+ ){1,4}(?:twice|double|three times|costing)(?: (?:the|as) \\w+)?`,
  ],
  // Idioms and comparisons against.
  [
    -3,
    '(?:not|isnt|arent|wasnt|no) (?:a |of |very |any )?(?:good |great |high |decent |top )?quality|(?:cant|cannot|couldnt|could not|unable to) (?:get|make) (?:it|them|this|mine) (?:to )?(?:\\w+)|no way (?:i|id|ill|we)(?: (?:would|will|can))?(?: (?:ever )?(?:buy|recommend|use|order) \\w+)?(?: again)?|under ?powered|under ?sized|more of a toy|(?:came|comes|come|broke|breaks|snapped|fell) off(?: in \\w+ \\w+)?|(?:loses?|lost) (?:its|their|the|all) (?:charge|shape|edge|heat|color|colour|suction|power|grip|stick)',
  ],
  [
    -3,
    `not (?:\\w+ )?what (?:i|we) (?:\\w+ ){0,2}(?:hoped|hoping|expected|expecting|wanted|ordered|paid|needed|asked|looking|thought|in mind)(?: for)?|(?:half|nowhere near|not nearly|not remotely|not even close to) (?:as|so) \\w+(?: as)?|(?:had|seen|owned|used|tried|made|bought|eaten|heard|expected) (?:much |far |way )?better(?: \\w+ (?:from|at|in|for))?|${not} (?:hold a candle|come close|compare|cut it|live up)(?: to)?|pales? in comparison|no match for|a far cry from|(?:a )?(?:huge |big |major |real )?(?:step (?:down|back|backward|backwards)|downgrade)`,
  ],
  [
    -3,
    '(?:money|cash|dollars|pounds|euros|bucks) (?:straight )?(?:down the (?:drain|toilet|tubes|pan)|thrown away|wasted|out the window)|down the (?:drain|toilet|tubes|pan)|highway robbery|run (?:dont walk )?(?:(?:in )?the (?:other|opposite) (?:way|direction)|for the hills|a mile|far)|(?:in )?the (?:other|opposite) direction|(?:gave|given|giving) up the ghost|kicked the bucket|(?:went|gone|goes) (?:belly up|kaput|haywire|south|wrong|downhill)|on the fritz|pain in the \\w+|(?:drives?|driving|drove) (?:me|us) (?:up the wall|insane|nuts|crazy|mad)|cut(?:s|ting)? corners|half baked|one trick pony|white elephant|(?:collect|gather)(?:s|ing)? dust|(?:hot|complete|total) mess|train ?wreck|dumpster fire|miss(?:es|ed) the mark|not up to (?:scratch|par|snuff|standard|the \\w+)|(?:left|leaves) (?:me|us) (?:cold|high and dry|stranded)|ripped off|taken for a ride|(?:been|was|got) (?:had|burned|burnt|duped|conned)|if you (?:look|looked|breathe|breathed|sneeze) (?:at|on|near) (?:it|them)(?: \\w+)?|rubbed me the wrong way|drawing board|all (?:bark|show|looks) (?:and )?no \\w+|style over substance|for the birds|not my cup of tea|wears? thin|wore thin|hit or miss|cost(?:s)? a fortune|an accident waiting to happen|(?:a )?fire hazard|save yourself (?:the|some|a) \\w+',
  ],
  // Negated or idiomatic praise.
  [
    3,
    `(?:${not}|hard to|impossible to) (?:recommend|praise|rate|speak|stress|thank|say) (?:\\w+ ){0,4}(?:enough|highly enough)`,
  ],
  [3, `${not} (?:be|have been) (?:any |more )?(?:happier|better|more \\w+)`],
  [3, `${not} (?:ask|wish|hope) for (?:a )?(?:better|more)`],
  [
    3,
    `${not} (?:regret|be disappointed|look back|go wrong|lets? (?:me|us|you) down|disappoint\\w*|fault|go back to)`,
  ],
  [2, `${not} (?:want|need) (?:any|anything) (?:else|other|more)`],
  [
    2,
    `${not} had (?:a|any|one) (?:single )?(?:problem|issue|complaint|failure|fault)s?(?: with \\w+)?`,
  ],
  [
    2,
    `(?:never|no|zero|not (?:a|one)|without|not had) (?:a |any |one )?(?:single |major |real )?(?:had )?(?:complaint|problem|issue|regret|fault|flaw|trouble|worrie|worry|hassle|hitche?|fuss|drama)(?:e?s)?`,
  ],
  [
    2,
    'nothing (?:bad |negative )?to (?:complain|grumble|moan|say against|fault|criticize|criticise|dislike)(?: about)?',
  ],
  [2, '(?:not|isnt|arent|wasnt|aint) (?:\\w+ )?(?:bad|terrible|shabby|awful)(?: at all| either)?'],
  [2, '(?:not|isnt|wasnt|arent) the worst'],
  [
    2,
    'no brainer|killer feature|second to none|none better|no (?:downsides?|negatives|cons|competition|comparison)|beats? (?:any|all|every|brands?|everything|the competition|the \\w+ ones)',
  ],
  [
    3,
    'worth (?:every|each) (?:\\w+ )?(?:penny|cent|dollar|pound|euro|bit)|(?:well|totally|so|definitely|absolutely|easily|still|really) worth (?:it|the \\w+)|worth (?:it|the (?:money|price|cost|wait|extra|upgrade|hype)|buying|having|the \\w+)',
  ],
  [
    3,
    'game ?changer|life ?saver|(?:blew|blows) (?:me|us|my mind) ?away|blown away|blows (?:\\w+ )?away|hits? the spot|top notch|first class|world class|five stars?|5 stars?|10 10|5 5|10 out of 10|ten out of ten|a (?:must|keeper|winner|gem|delight|dream|joy|steal|bargain)|(?:a|an|absolute|total|real) must|must haves?(?= |$)(?! (?:been|had|got|gotten|\\w+ed|a|an|the|it|this|to|my|some|left|put|gone|taken|come|not))|must buy|thumbs up|two thumbs up|chefs kiss|on point|spot on',
  ],
  [
    2,
    '(?:works?|worked|working) (?:like a (?:charm|dream)|as (?:described|advertised|expected|intended|it should)|great|well|fine|perfectly|flawlessly|a treat|wonders|out of the box)|does (?:the|its) (?:job|trick)|(?:did|does) (?:just |exactly )?what (?:it|they) (?:says?|should|promises?|needs?)(?: on the (?:tin|box|label))?|gets the job done|as (?:described|advertised|promised|pictured|expected)|exactly (?:what|as) (?:i|we|you)?(?: \\w+)?|just what (?:i|we) (?:needed|wanted|was looking for)|lives? up to (?:the|its|my|all) \\w+',
  ],
  [
    3,
    '(?:exceed(?:s|ed)?|surpass(?:es|ed)?|beyond|above|beat) (?:all |my |our |all my )?expectations|better than (?:i |we )?(?:expected|described|anticipated|hoped|thought|imagined|advertised|ever)|pleasantly surprised|pleasant surprise|far better than',
  ],
  [
    3,
    '(?:still|and) (?:going|running|working|works|looks?) (?:strong|great|fine|perfectly|like new|well|perfect)|going strong|built (?:like a tank|to last)|stood the test of time|lasts? (?:for )?(?:ages|forever|all (?:day|week|month)|years|for days|a (?:long|whole) (?:time|\\w+))|(?:lasted|had it) (?:me )?(?:for )?(?:many |several |over )?years|keeps? (?:\\w+ )?(?:hot|cold|warm|cool|fresh)',
  ],
  [
    2,
    `(?:would|will|id|ill|definitely|gladly|happily) (?:\\w+ )?(?:buy|purchase|order|get|recommend|use)(?: \\w+)? again|(?:bought|ordered|buying|ordering|getting|got) (?:a |an |one )?(?:second|third|another|more|two more|one for)(?: \\w+)?|(?:cant|couldnt|could not|cannot) (?:live|do|be|imagine \\w+) without`,
  ],
  [
    2,
    'less (?:\\w+ )?(?:noisy|noise|loud|bulky|heavy|hassle|mess|expensive|waste|irritating|annoying|tiring|greasy|sticky|painful|prone|complicated|stressful|fragile|harsh)|(?:fewer|less|hardly any|barely any|no more|no longer any|without any|without) (?:\\w+ )?(?:crash(?:es)?|bugs?|drops?|errors?|problems?|issues?|tangles?|leaks?|pain|noise|lag|smell|streaks?|mess|drama|dropouts?)',
  ],
  // Imperatives and verdicts against.
  [-7, 'paper ?weight|door ?stop|landfill|(?:expensive|fancy) brick'],
  [
    -4,
    `(?:do not|dont|never|would not|wouldnt|cannot|cant|could not|couldnt|will not|wont|not) (?:ever |even |bother |waste your time |waste time )?(?:buy(?:ing)?|order(?:ing)?|purchas(?:e|ing)|(?:get(?:ting)?|use)(?=(?: (?:it|this|that|them|these|one|anything|from))? ?(?:$|,|again|unless|if))|bother(?:ing)?|recommend(?:ed|ing)?|trust|touch|fall for)(?: ${it})?(?: again)?(?: to (?:anyone|anybody|my worst enemy))?`,
  ],
  [
    -3,
    `(?:do not|dont|never|not) (?:waste|throw|spend|lose)(?: away)? (?:your|any|my|the) (?:money|time|cash)|waste of (?:\\w+ )?(?:money|time|space|cash|plastic)|(?:wasted|lost|threw away) (?:my|our|\\w+ )?(?:money|time|cash|dollars|pounds|euros)?|save (?:your|ur) (?:money|time|cash)|not worth (?:it|the \\w+|buying|\\w+)|isnt worth (?:it|the \\w+)|wasnt worth (?:it|the \\w+)`,
  ],
  [
    -3,
    'stay (?:far )?away|steer clear|keep away|run away|avoid(?: (?:it|this|them|like the plague|at all costs?|\\w+))?|look elsewhere|look for something else|skip (?:this|it|them)(?: one)?|give (?:it|this) a miss|pass on this|think twice|buy (?:something|anything) else|never again|hard pass|no thanks?(?: you)?|thanks for nothing|one star|1 star|0 stars|0 10|1 10|thumbs down',
  ],
  [
    -3,
    '(?:what a|such a|a|total|complete|utter|huge|big|massive|real) (?:let ?down|joke|lemon|disaster|nightmare|rip ?off|scam|mess|flop|dud|shame|mistake|failure|fail|disappointment|fiasco|headache|pain|waste|con|fraud|bust|chore|hassle|miss)|rip ?offs?|piece of (?:junk|crap|garbage|trash|rubbish|plastic|shit|sh t)|bit the dust|falls? (?:flat|short|apart|to pieces|off|over|out)|fell (?:flat|short|apart|to pieces|off|over|out)|falling (?:apart|off|to pieces)|came (?:apart|off|loose|undone|unglued)|comes (?:apart|off|loose|undone)|coming (?:apart|off|loose)|an? arm and a leg|leaves? a lot to be desired|left a (?:bad|sour) taste|bad taste|let (?:(?:me|us|you) )?down|(?:in|into|for) the (?:bin|trash|garbage|dumpster|rubbish)|at the tip|not fit for purpose|unfit for|no good|good for nothing|past its best|daylight robbery|you get what you pay for|smoke and mirrors|snake oil|all hype|overhyped|beggars belief|gave up(?: on)?|give up on|on its last legs|(?:makes?|made) (?:me|my \\w+) (?:sick|ill|sore|itch\\w*|ache)|makes no sense|last straw|false advertising|not (?:as|like) (?:described|advertised|pictured|promised|expected|good|great|nice|comfortable|strong|sturdy|\\w+)(?: as)?',
  ],
  [
    -3,
    '(?:hard|harder|difficult|tough|impossible|tricky|awkward|a pain|a nightmare|a chore|a struggle) to (?!beat|fault|believe|put down)\\w+|expected (?:\\w+ )?(?:more|better)|(?:keep|save|hang on to) (?:the|your) (?:receipt|packaging|box)|my (?:foot|a s s|ass)|so called',
  ],
  // Imperatives in favor.
  [
    3,
    '(?:havent|have not|not|never) looked back|(?:buy|get|order) (?:two|three|several|both|a spare)',
  ],
  [
    2,
    'just (?:buy|get) (?:it|one|them)|(?<=(?:^|, |and |so |should |must |would |definitely |please |then |go |still )(?:just )?)(?:buy|get) (?:it|one|this)(?! (?:to|from|working|done|right|back|out|off|on|for|if|in|because|when))(?: now)?|go for it|(?:you|ull|youll) (?:will |ll )?(?:not regret|thank me|love it|be glad)|thank me later|treat yourself|give (?:it|them) a (?:try|go)|highly recommend(?:ed)?|recommend(?:ed)? (?:it )?to (?:anyone|everyone|everybody|all)|bang for (?:your|the) buck|good value|great value|value for money|grew on me|grown on me|took (?:two|five|ten|a few|a couple of|\\d) (?:seconds|minutes)|out of this world|rocks|took my breath away|the real deal|money well spent',
  ],
  // Defects.
  [-3, `${not} (?:even |really |actually |properly )?${works}`],
  [
    -3,
    '(?:stop(?:s|ped)?|quit|ceased|refus(?:es|ed)|fail(?:s|ed)?) (?:to )?(?:work\\w*|charg\\w*|heat\\w*|connect\\w*|turn\\w*|start\\w*|function\\w*|boil\\w*|spin\\w*|hold\\w*|respond\\w*|cool\\w*|\\w+ing)|no longer (?:work\\w*|charg\\w*|\\w+s)|(?:wont|will not|would not|wouldnt) (?:\\w+ )?(?:' +
      works +
      ')|(?:died|dead|broke|broken|failed|cracked|snapped|packed in|conked out|gave out|burn(?:ed|t) out|worn out|wore out|stopped) (?:on me|on arrival|already|again|after|within|in|on the|on day|the (?:first|second|next)|by|just|and|before|at)|dead on arrival|doa\\b|catch(?:es)? fire|caught fire|went up in (?:smoke|flames)|gone (?:bad|dead)|(?:sent|send|sending|took|taking|return(?:ed|ing)?|shipped) (?:it |them |this |these |mine |\\w+ )?(?:straight )?back|(?:return|returned|returning) (?:it|them|this|these|mine)(?: immediately| the (?:next|same) day)?|(?:had|asked|ask|asking|wanted|want|demanded|waiting|still waiting) (?:to )?(?:get |for )?(?:a |my )?(?:full )?(?:refund|replacement|money back)|want my money back|(?:got|get) a refund|keeps? (?:on )?(?:disconnect\\w*|crash\\w*|break\\w*|fall\\w*|freez\\w*|drop\\w*|dropping out|cutting out|turning off|losing|failing|shutting|beeping|jam\\w*|slip\\w*|leak\\w*|restart\\w*|reboot\\w*|stopp\\w*)|(?:cuts?|cutting|dropp?(?:s|ing)?|cut) (?:out|off)|shuts? (?:down|off)|(?:does|do|did|is|was) nothing|nothing (?:works?|worked|fits?|happens|happened)|(?:nothing|none) (?:of it|of them) works?|hardly (?:works?|worked|holds?|any (?:power|sound|suction|use))|barely (?:works?|worked|holds?|lasts?|\\w+s)|(?:runs?|running|fits?) (?:\\w+ )?(?:\\w+ )?(?:small|large|big|short|narrow|tight|hot|slow)|(?:battery|charge) (?:\\w+ )?(?:drains?|dies|died|is dead|swell\\w*|swollen)|drains? (?:in|fast|quickly|overnight)|(?:missing|lost) (?:\\w+ )?(?:parts?|pieces?|screws?|\\w+)|no (?:reply|response|answer|help|support|refund|instructions|manual|warranty)|(?:never|didnt|did not|hasnt) (?:arrived?|turned? up|showed? up|come|came|delivered|work(?:ed)?)|(?:bait and switch|counterfeit|knock ?off|second hand|used item)|smells (?:of|like)|smells? (?:bad|awful|terrible|funny|weird|strong|strongly|burnt|chemical|plastic)|tastes of|tastes? (?:like (?:plastic|metal|chemicals)|bad|awful|metallic)',
  ],
  [
    -2,
    '(?:way |far |much |a bit |bit |a little |so |just |little )?(?:too|over) (?:expensive|pricey|big|small|large|loud|quiet|heavy|light|long|short|tight|loose|thin|thick|slow|fast|hard|soft|bright|dim|dark|weak|strong|hot|cold|noisy|complicated|bulky|flimsy|sensitive|narrow|wide|high|low|much|little|few|many|sweet|salty|bitter|delicate|fragile)|could (?:be|have been|do with) (?:\\w+ )?(?:better|more|improved|improvement|louder|longer|clearer|cheaper)|needs? (?:work|improvement|replacing|fixing|repair)|less (?:\\w+ )?(?:comfortable|powerful|durable|reliable|good|impressive|sturdy|bright|clear|useful|responsive|accurate|than (?:ideal|impressed|great|happy|perfect))|(?:worse|poorer|weaker|slower|cheaper feeling) (?:than|sound|quality|battery)?|no better(?: than)?|(?:wish|wished) (?:i|we) (?:hadnt|had not|never|had(?: \\w+)? (?:kept|bought|listened))|should(?:nt| not) have (?:bought|ordered)|should have (?:kept|bought|listened|read|gone|known|spent)|hurts? (?:my|to)|(?:(?:buttons?|keys?|drawers?|doors?|switch|switches|triggers?|lids?|valves?|pads?) stick|lags?|stutters?|sticks|jams?|squeaks?|rattles?|creaks?|wobbles?|leaks?|peels?|fades?|shrinks?|shrank|pinche?s?|pills?|drips?|scratche?s?|dents?|overheats?|disconnects?|crackles?|buzz(?:es)?|glitche?s?|flickers?|freezes?|crashe?s?|echo(?:es)?|slips?|burns?|itch(?:es)?|rusts?|rusted|warped|warps?|bends?|bent|stuck|shedding|molds?|moldy|mouldy)',
  ],
  [
    2,
    '(?:holds?|keeps?|retains?) (?:a |its |the |their )?(?:charge|shape|edge|heat|temperature|colou?r|suction|grip)',
  ],
  ...englishTroubles,
  ...englishMerits,
  // Words that mean something else here.
  [
    0,
    'noise cancell?(?:ing|ation|er)|white noise|(?:the |a |for )?price(?: range| point)?|customer (?:service|support|care)|no matter|no idea|well known|hot water|cold water|cold brew|sharp edges?|(?:black|good|cyber) friday|high end|hard (?:case|drive|disk|cover)|at first|first of all|as well|(?:would|id|i would) like|just like|(?:look|feel|sound|act|seem)(?:s|ed)? like|like (?:a|an)|(?:pretty|very|really) much|in case|in charge|kind of|how well|fire tv|fire stick|fire pit|dead sea|kills? time|do yourself a favou?r',
  ],
];
