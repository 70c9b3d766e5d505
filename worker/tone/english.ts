import type { ToneLanguage } from './tone-language.ts';

const aux = '(?:do|does|did|will|would|can|could|is|are|was|were|has|have|had)';
const not = `(?:${aux} not|${aux}nt|cannot|cant|wont|never)`;
const it =
  '(?:it|this|that|them|these|one|this one|these ones|anything|from (?:them|here|this \\w+))';
const works =
  '(?:work|charge|turn on|power on|start|fit|hold|connect|pair|last|open|close|seal|stay|boil|heat|cool|load|respond|function|do anything|do (?:what|the job)|help|stand up|survive|match|arrive|ship)(?:s|ed|ing)?';

/** English, American and British. */
export const english: ToneLanguage = {
  phrases: [
    // Negated or idiomatic praise.
    [
      3,
      `(?:${not}|hard to|impossible to) (?:recommend|praise|rate|speak|stress|thank|say) (?:\\w+ ){0,4}(?:enough|highly enough)`,
    ],
    [3, `${not} (?:be|have been) (?:any |more )?(?:happier|better|more \\w+)`],
    [3, `${not} (?:ask|wish|hope) for (?:a )?(?:better|more)`],
    [
      3,
      `${not} (?:regret|be disappointed|look back|go wrong|let (?:me|us|you) down|disappoint\\w*|fault|go back to)`,
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
    [
      2,
      '(?:not|isnt|arent|wasnt|aint) (?:\\w+ )?(?:bad|terrible|shabby|awful)(?: at all| either)?',
    ],
    [2, '(?:not|isnt|wasnt|arent) the worst'],
    [
      2,
      'no brainer|killer feature|second to none|none better|no (?:downsides?|negatives|cons|competition|comparison)|hard to beat|cant beat|beats? (?:any|all|every|brands?|everything|the competition|the \\w+ ones)',
    ],
    [
      3,
      'worth (?:every|each) (?:\\w+ )?(?:penny|cent|dollar|pound|euro|bit)|(?:well|totally|so|definitely|absolutely|easily|still|really) worth (?:it|the \\w+)|worth (?:it|the (?:money|price|cost|wait|extra|upgrade|hype)|buying|having|the \\w+)',
    ],
    [
      3,
      'game ?changer|life ?saver|blew (?:me|us|my mind) ?away|blown away|blows (?:\\w+ )?away|hits? the spot|top notch|first class|world class|five stars?|5 stars?|10 10|5 5|10 out of 10|5 out of 5|ten out of ten|a (?:must|keeper|winner|gem|delight|dream|joy|steal|bargain)|the bees knees|must (?:have|buy)|thumbs up|two thumbs up|chefs kiss|on point|spot on',
    ],
    [
      2,
      '(?:works?|worked|working) (?:like a (?:charm|dream)|as (?:described|advertised|expected|intended|it should)|great|well|fine|perfectly|flawlessly|a treat|wonders|out of the box)|does (?:the|its) (?:job|trick)|(?:did|does) (?:just |exactly )?what (?:it|they) (?:says?|should|promises?|needs?)(?: on the (?:tin|box|label))?|gets the job done|as (?:described|advertised|promised|pictured|expected)|exactly (?:what|as) (?:i|we|you)?(?: \\w+)?|just what (?:i|we) (?:needed|wanted|was looking for)|lives? up to (?:the|its|my|all) \\w+',
    ],
    [
      3,
      '(?:exceed(?:s|ed)?|surpass(?:es|ed)?|beyond|above|beat) (?:all |my |our |all my )?expectations|better than (?:i |we )?(?:expected|described|anticipated|hoped|thought|imagined|advertised|ever)|pleasantly surprised|pleasant surprise|far better than|(?:much|way|so much) better(?: than)?',
    ],
    [
      3,
      '(?:still|and) (?:going|running|working|works|looks?) (?:strong|great|fine|perfectly|like new|well|perfect)|going strong|built (?:like a tank|to last)|like new|stood the test of time|lasts? (?:for )?(?:ages|forever|all (?:day|week|month)|years|for days|a (?:long|whole) (?:time|\\w+))|(?:lasted|had it) (?:me )?(?:for )?(?:many |several |over )?years|keeps? (?:\\w+ )?(?:hot|cold|warm|cool|fresh)',
    ],
    [
      2,
      `(?:would|will|id|ill|definitely|gladly|happily) (?:\\w+ )?(?:buy|purchase|order|get|recommend|use)(?: \\w+)? again|(?:bought|ordered|buying|ordering|getting|got) (?:a |an |one )?(?:second|third|another|more|two more|one for)(?: \\w+)?|(?:cant|couldnt|could not|cannot) (?:live|do|be|imagine \\w+) without`,
    ],
    [
      2,
      'just (?:buy|get) (?:it|one|them)|(?:buy|get) (?:it|one|this)(?: now)?|go for it|do yourself a favou?r|(?:you|ull|youll) (?:will |ll )?(?:not regret|thank me|love it|be glad)|you wont regret|thank me later|treat yourself|what are you waiting for|give (?:it|them) a (?:try|go)|highly recommend(?:ed)?|recommend(?:ed)? (?:it )?to (?:anyone|everyone|everybody|all)|bang for (?:your|the) buck|good value|great value|value for money|grew on me|grown on me|took (?:two|five|ten|a few|a couple of|\\d+) (?:seconds|minutes)|in no time|out of this world|rocks|took my breath away|the real deal|money well spent',
    ],
    [
      2,
      'less (?:\\w+ )?(?:noisy|noise|loud|bulky|heavy|hassle|mess|expensive|waste|irritating|annoying|tiring|greasy|sticky|painful|prone|complicated|stressful|fragile|harsh)|(?:fewer|less|hardly any|barely any|no more|no longer any|without any|without) (?:\\w+ )?(?:crash(?:es)?|bugs?|drops?|errors?|problems?|issues?|tangles?|leaks?|pain|noise|lag|smell|streaks?|mess|drama|dropouts?)',
    ],
    // Imperatives and verdicts against.
    [-7, 'paper ?weight|door ?stop|landfill|(?:expensive|fancy) brick'],
    [
      -4,
      `(?:do not|dont|never|would not|wouldnt|cannot|cant|could not|couldnt|will not|wont|not) (?:ever |even |bother |waste your time |waste time )?(?:buy(?:ing)?|order(?:ing)?|purchas(?:e|ing)|get(?:ting)?|bother(?:ing)?|recommend(?:ed|ing)?|trust|use|touch|fall for)(?: ${it})?(?: again)?(?: to (?:anyone|anybody|my worst enemy))?`,
    ],
    [
      -3,
      `(?:do not|dont|never|not) (?:waste|throw|spend|lose)(?: away)? (?:your|any|my|the) (?:money|time|cash)|waste of (?:\\w+ )?(?:money|time|space|cash|plastic)|(?:wasted|lost|threw away) (?:my|our|\\w+ )?(?:money|time|cash|dollars|pounds|euros)?|save (?:your|ur) (?:money|time|cash)|not worth (?:it|the \\w+|buying|\\w+)|isnt worth (?:it|the \\w+)|wasnt worth (?:it|the \\w+)`,
    ],
    [
      -3,
      'buyer beware|stay (?:far )?away|steer clear|keep away|run away|avoid(?: (?:it|this|them|like the plague|at all costs?|\\w+))?|look elsewhere|look for something else|skip (?:this|it|them)(?: one)?|give (?:it|this) a miss|pass on this|think twice|buy (?:something|anything) else|never again|hard pass|no thanks?(?: you)?|thanks for nothing|one star|1 star|zero stars|0 stars|no stars|0 10|1 10|thumbs down',
    ],
    [
      -3,
      '(?:what a|such a|a|total|complete|utter|huge|big|massive|real) (?:let ?down|joke|lemon|disaster|nightmare|rip ?off|scam|mess|flop|dud|shame|mistake|failure|fail|disappointment|fiasco|headache|pain|waste|con|fraud|bust|chore|hassle|miss)|rip ?offs?|piece of (?:junk|crap|garbage|trash|rubbish|plastic|shit|sh t)|bit the dust|falls? (?:flat|short|apart|to pieces|off|over|out)|fell (?:flat|short|apart|to pieces|off|over|out)|falling (?:apart|off|to pieces)|came (?:apart|off|loose|undone|unglued)|comes (?:apart|off|loose|undone)|coming (?:apart|off|loose)|an? arm and a leg|leaves? a lot to be desired|left a (?:bad|sour) taste|bad taste|let (?:me|us) down|(?:in|into|for) the (?:bin|trash|garbage|dumpster|rubbish)|at the tip|not fit for purpose|unfit for|no good|good for nothing|past its best|daylight robbery|you get what you pay for|too good to be true|smoke and mirrors|snake oil|all hype|dont believe the hype|overhyped|beggars belief|gave up(?: on)?|give up on|on its last legs|(?:makes?|made) (?:me|my \\w+) (?:sick|ill|sore|itch\\w*|ache)|makes no sense|drives? me (?:mad|crazy|nuts|insane)|last straw|false advertising|not (?:as|like) (?:described|advertised|pictured|promised|expected|good|great|nice|comfortable|strong|sturdy|\\w+)(?: as)?',
    ],
    // Defects.
    [-3, `${not} (?:even |really |actually |properly )?${works}`],
    [
      -3,
      '(?:stop(?:s|ped)?|quit|ceased|refus(?:es|ed)|fail(?:s|ed)?) (?:to )?(?:work\\w*|charg\\w*|heat\\w*|connect\\w*|turn\\w*|start\\w*|function\\w*|boil\\w*|spin\\w*|hold\\w*|respond\\w*|cool\\w*|\\w+ing)|no longer (?:work\\w*|charg\\w*|\\w+s)|(?:wont|will not|would not|wouldnt) (?:\\w+ )?(?:' +
        works +
        ')|(?:died|dead|broke|broken|failed|cracked|snapped|packed in|conked out|gave out|burn(?:ed|t) out|worn out|wore out|stopped) (?:on me|on arrival|already|again|after|within|in|on the|on day|the (?:first|second|next)|by|just|and|before|at)|dead on arrival|doa\\b|catch(?:es)? fire|caught fire|went up in (?:smoke|flames)|gone (?:bad|dead)|(?:sent|send|sending|took|taking|return(?:ed|ing)?|shipped|going) (?:it |them |this |these |mine |\\w+ )?(?:straight )?back|(?:return|returned|returning) (?:it|them|this|these|mine)(?: immediately| the (?:next|same) day)?|(?:had|asked|ask|asking|wanted|want|demanded|waiting|still waiting) (?:to )?(?:get |for )?(?:a |my )?(?:full )?(?:refund|replacement|money back)|want my money back|(?:got|get) a refund|keeps? (?:on )?(?:disconnect\\w*|crash\\w*|break\\w*|fall\\w*|freez\\w*|drop\\w*|dropping out|cutting out|turning off|losing|failing|shutting|beeping|jam\\w*|slip\\w*|leak\\w*|restart\\w*|reboot\\w*|stopp\\w*)|(?:cuts?|cutting|dropp?(?:s|ing)?|cut) (?:out|off)|shuts? (?:down|off)|(?:does|do|did|is|was) nothing|nothing (?:works?|worked|fits?|happens|happened)|(?:nothing|none) (?:of it|of them) works?|hardly (?:works?|worked|holds?|any (?:power|sound|suction|use))|barely (?:works?|worked|holds?|lasts?|\\w+s)|(?:runs?|running|fits?) (?:\\w+ )?(?:\\w+ )?(?:small|large|big|short|narrow|tight|hot|slow)|(?:battery|charge) (?:\\w+ )?(?:drains?|dies|died|is dead|swell\\w*|swollen)|drains? (?:in|fast|quickly|overnight)|(?:missing|lost) (?:\\w+ )?(?:parts?|pieces?|screws?|\\w+)|no (?:reply|response|answer|help|support|refund|instructions|manual|warranty)|(?:never|didnt|did not|hasnt) (?:arrived?|turned? up|showed? up|come|came|delivered|work(?:ed)?)|(?:bait and switch|counterfeit|knock ?off|second hand|used item)|smells? (?:of|like|bad|awful|terrible|funny|weird|strong|strongly|burnt|chemical|plastic)|tastes? (?:of|like (?:plastic|metal|chemicals)|bad|awful|metallic)',
    ],
    [
      -2,
      '(?:way |far |much |a bit |bit |a little |so |just |little )?(?:too|over) (?:expensive|pricey|big|small|large|loud|quiet|heavy|light|long|short|tight|loose|thin|thick|slow|fast|hard|soft|bright|dim|dark|weak|strong|hot|cold|noisy|complicated|bulky|flimsy|sensitive|narrow|wide|high|low|much|little|few|many|sweet|salty|bitter|delicate|fragile)|could (?:be|have been|do with) (?:\\w+ )?(?:better|more|improved|improvement|louder|longer|clearer|cheaper)|needs? (?:work|improvement|replacing|fixing|repair)|(?:do|does|did) not live up|less (?:\\w+ )?(?:comfortable|powerful|durable|reliable|good|impressive|sturdy|bright|clear|useful|responsive|accurate|than (?:ideal|impressed|great|happy|perfect))|(?:worse|poorer|weaker|slower|cheaper feeling) (?:than|sound|quality|battery)?|no better(?: than)?|(?:wish|wished) (?:i|we) (?:hadnt|had not|never|had(?: \\w+)? (?:kept|bought|listened))|should(?:nt| not) have (?:bought|ordered)|should have (?:kept|bought|listened|read|gone|known|spent)|hurts? (?:my|to)|(?:more|another) trouble than|(?:lags?|stutters?|sticks?|jams?|squeaks?|rattles?|creaks?|wobbles?|leaks?|peels?|fades?|shrinks?|shrank|rips?|tears?|pinche?s?|pills?|drips?|scratche?s?|dents?|overheats?|disconnects?|crackles?|hums?|buzz(?:es)?|glitche?s?|flickers?|freezes?|crashe?s?|echo(?:es)?|slips?|burns?|cuts|itch(?:es)?|rusts?|rusted|warped|warps?|bends?|bent|stuck|sheds?|shedding|molds?|moldy|mouldy)',
    ],
    // Words that mean something else here.
    [
      0,
      'noise cancell?(?:ing|ation|er)|white noise|(?:the |a |for )?price(?: range| point)?|free (?:shipping|delivery|of charge)|customer (?:service|support|care)|no matter|no idea|well known|hot water|cold water|cold brew|sharp edges?|(?:black|good|cyber) friday|high end|hard (?:case|drive|disk|cover)|at first|first of all|as well|(?:would|id|i would) like|just like|(?:look|feel|sound|act|seem)(?:s|ed)? like|like (?:a|an)|(?:pretty|very|really) much|in case|in charge|kind of|how well|fire tv|fire stick|fire pit|dead sea|kills? time',
    ],
  ],
  words: {
    4: `amazing awesome best brilliant exceptional fabulous fantastic flawless incredible magnificent outstanding perfect perfectly perfection phenomenal
      sensational spectacular stellar superb stunning terrific wonderful wow unbeatable unreal`,
    3: `adore adores adored amazed beautiful beautifully beauty bliss delicious delighted delightful excellent excellently excels fab favorite favourite flawlessly
      gorgeous great greatest impeccable impressed impressive insane killer love loved loves loving lovely marvelous marvellous obsessed sick ultimate
      unmatched rave raving thrilled top yummy tasty epic elegant ideal invaluable`,
    2: `accurate affordable attractive bargain better bright cheerful classy clean cleanly clear comfortable comfy comfortably compact convenient cool cozy
      cosy crisp cushy cute dependable durable easy easily easier effective effortless effortlessly efficient enjoy enjoyed enjoying enjoyable fast faster fastest
      fine fun glad good generous genius handy happy happier happily helpful helps impress improved improves improvement intuitive like liked likes
      lightweight loyal luxurious neat nice nicely nicer pleased pleasant pleasantly pleasure polished powerful practical premium prompt promptly quick quickly quicker quiet
      quietly quieter recommend recommended recommendable recommends refreshing reliable reliably responsive rich rugged safe satisfied satisfying seamless seamlessly sharp silent sleek slick
      smart smooth smoothly smoother snug soft soothing solid speedy stable strong stronger sturdy sturdier stylish success superior supportive
      sweet thank thanks thankful thoughtful tidy tough treat trusted useful value versatile warm well winner worthwhile worth secure spacious
      fits fit lifesaver deal steal honest sophisticated sublime`,
    1: `adequate approved cheaper decent done enough fair fairly fresh functional genuine interesting light neatly new okayish original portable pretty proper
      simple simply skilled tender works working worked durable`,
    [-1]: `basic bland boring bulky complicated confusing dim dull expensive faint finicky flat fussy heavy lacking limited loud mediocre meh noise noisy odd
      overrated pricey rough scratch scratched slow slower sluggish stiff thin tight tricky ugly unsure wobbly weird cheaply`,
    [-2]: `annoyed annoying annoys awkward bad badly blurry bother broke broken bruise bug buggy bugs cheap clumsy clunky complain complained complaint complaints
      complaining complains concern concerned crack cracked cracks crash crashed crashes crashing damaged dead defect defective defects died dies difficult dirty disappoint dislike disliked downgrade
      drained fail failed failing fails fault faults faulty flaw flawed flaws flimsy fragile frustrated frustrating frustration garbled glitch glitchy grainy hard harsh
      hassle horrid hurt hurts inaccurate inconsistent inconvenient incorrect inferior insecure irritating issue issues jammed lag laggy lame leak leaked leaking leaky lemon loose lousy
      misleading mislead missing mistake muffled nasty overheat overheating overheated overpriced pain painful peeled peeling pity pointless poor poorly problem problems problematic regret regretted regrets
      ruin ruined ruins rust rusty rude sad sadly scratchy shame sharply shoddy sloppy smell smelly sore sticky stiff stopped struggle struggled struggles stinks stink strange subpar substandard
      suffer suffers tacky tangled tears tear tinny torn trouble uncomfortable underwhelmed underwhelming unfortunate unfortunately unhappy unimpressed unpleasant unreliable unstable unusable upset
      useless warped weak wasted waste wrong worn wrinkled yellowed jerky patchy crooked overhyped echo refund returned return replaced burnt burned bent fiddly refuses pinch pinches rattle rattles shaky creaky unresponsive snapped stained`,
    [-3]: `abysmal angry appalling atrocious avoid awful crap crappy cheated con deceived deceptive despise disappointed disappointing disappointment disappointingly disaster disgusted disgusting dishonest dreadful
      fake fiasco filthy fraud furious garbage gross hate hated hates hideous horrendous horrible horribly horrific joke junk laughable letdown miserable nightmare outrageous pathetic
      rubbish scam scammed scammers shit shitty sucks suck sucked terrible terribly trash unacceptable unsafe dangerous vile worse worst worthless ripoff lied lies lie mold moldy infuriating insult insulting ridiculous poison burns`,
  },
  negations: `not no never nor neither none nobody nothing without hardly barely scarcely cannot cant couldnt dont doesnt didnt isnt arent wasnt werent wont wouldnt
    shouldnt hasnt havent hadnt aint lacks lacked lack`,
  reductions: 'less fewer without no stopped',
  intensifiers:
    'absolutely amazingly completely deeply definitely entirely especially extremely highly hugely incredibly insanely really remarkably ridiculously seriously so super surprisingly totally truly unbelievably utterly very way damn',
  diminishers:
    'almost bit fairly kinda little mildly moderately partly pretty quite rather slightly somewhat sort',
  excesses: 'too overly excessively',
  contrasts: 'but however yet until till except though',
  concessions: 'if although despite even though while whilst',
  rivals: [
    '(?:my|the|our|his|her) (?:\\w+ )?(?:old|older|previous|last|former|original|first|other|cheap|cheaper|\\w+ year old)(?: \\w+)? (?:\\w+ )?(?:is|was|are|were|did|does|had|has|sounded|looked|worked|lasted)',
    '(?:the )?(?:old|previous|original|competing) (?:version|model|one|ones|generation)s? (?:is|was|are|were|did|had|sounded|worked|lasted)',
  ],
  exclamations: [
    '(?:oh |well |yeah |wow |gee |ah )?(?:just )?(?:great|wonderful|fantastic|brilliant|nice|lovely|awesome|amazing|perfect|excellent|super|cool|bravo|congratulations|well done|thanks|thank you|thanks a lot|beautiful|genius|terrific|impressive)(?: job| work| one)?',
  ],
  complaints: [
    'why',
    'how (?:can|could|is it|do)',
    'what (?:the|were|kind|a)',
    'who (?:would|thought|designs|designed)',
    'seriously',
  ],
};
