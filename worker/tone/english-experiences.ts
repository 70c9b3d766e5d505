import type { ToneLanguage } from './tone-language.ts';

const trouble =
  '(?:pain|problem|issue|noise|smell|odor|itch|acne|stain|snoring|headache|ache|lag|leak|mess|clutter)s?';

/** What people who write reviews in English say happened to them, in order of precedence. */
export const englishExperiences: ToneLanguage['phrases'] = [
  [
    0,
    '(?:well|we will|lets|ill|i will|time will|have to|remains to be) (?:wait and )?(?:see|seen|tell)(?: (?:how|if|whether) (?:\\w+ )?(?:\\w+ )?(?:it|they|this) \\w+(?: up)?)?|(?:(?:minor|small|other) )?\\w+ aside',
  ],
  [
    3,
    '(?:never|not) (?:ever )?(?:been|looked|felt|sounded|worked|tasted|slept|had|smelled|run|ran|performed) (?:so |this )?(?:better|easier|happier|cleaner|nicer|smoother|softer|good|fresh)|(?:end(?:ed|s) up|started|keep|now) (?:really )?(?:loving|liking|enjoying|adoring)(?: it| them| this)?|forget (?:that )?(?:its|theyre|im|youre|i am|you are|i have|you have|it is|they are) \\w+|dont make (?:them|em|things|it) like this|(?:would|id|wish i could|if i could) (?:\\w+ )?give (?:it |this |them )?(?:six|seven|ten|more|10|a million|100|extra|all the)(?: \\w+)?(?: stars)?|(?:always|keep|keeps|kept|will) (?:com(?:e|ing)|go(?:ing)?) back (?:to (?:this|it|these|them)|for more)',
  ],
  [
    -3,
    '(?:never|not) (?:ever )?(?:been|looked|felt|sounded|worked|tasted|slept|had|smelled|run|ran|performed) (?:worse|(?:so|this|more) (?:bad|slow|sick|frustrated|disappointed|angry))|dont make (?:them|em|things|it) like they used to|nothing (?:good|positive|nice|kind) (?:to|i can|about)(?: say)?|(?:would|id|wish i could|if i could) (?:\\w+ )?give (?:it |this |them )?(?:zero|negative|minus|no|0|less|half)(?: \\w+)?(?: stars)?|takes? (?:all (?:day|night)|an? (?:full|whole|entire|good) \\w+|several \\w+|multiple \\w+)(?: to \\w+)?|half the time|tips? over|drains? (?:my|the|your|its) (?:\\w+ )?battery(?: in \\w+(?: \\w+)?)?',
  ],
  [
    -4,
    'nothing but (?:\\w+ )?(?:trouble|problems?|issues?|headaches?|grief|hassle|junk|disappointment|frustration|errors?|complaints?|a \\w+)|(?:one|1|a single) star (?:is|was|would be) (?:still )?(?:too|one too|more than) \\w+|(?:more|too) generous',
  ],
  [
    3,
    `nothing but (?:\\w+ )?(?:praise|good|love|positive|great|compliments|the best)(?: things)?|${trouble} (?:\\w+ )?(?:is|are|was|were|has|have|had)? ?(?:completely |finally |all |now |totally )?(?:gone|disappeared|went away|vanished|solved|history|improved)(?: since| after| within)?|(?:a )?(?:world of|big|huge|what a|night and day) difference|(?:big|huge|massive|new|instant) fan(?: of)?|(?:a|big|huge|total|real|instant) (?:hit|crowd pleaser|conversation starter|convert|must)(?: with| for| at)?|hats off|hallelujah|thank (?:god|goodness|heavens)|in a heartbeat|(?:tough|hard) as nails|(?:solid|steady|sturdy) as a rock|rock solid|(?:dead|whisper|super|ultra|virtually|almost) (?:quiet|silent)|plug and play|(?:top|next) (?:tier|level)|(?<!worst )(?:game|book|movie|purchase|buy|find) of the (?:year|decade)|hours of (?:fun|entertainment|enjoyment|play\\w*)|(?:save (?:me|us|you)|saves|saved|saving)(?: me| us| you)? (?:\\w+ )?(?:\\w+ )?(?:time|money|hours|trips?|space|effort|minutes)|true to (?:size|color|colour|description|fit|its name|life)|thought of everything|just right|without (?:a |an |any )?(?:single )?(?:scratch|hitch|issue|flaw|complaint|hiccup|glitch)|(?:looks?|is|even|sounds?|fits?) (?:even |much )?better (?:in person|than|in real life|on)(?: the)?(?: (?:pictures?|photos?))?|more than (?:satisfied|happy|pleased|adequate|enough|worth)`,
  ],
  [
    3,
    '(?:answered|replied|responded|got back|helped|resolved|fixed|sorted)(?: to me| me| us| my \\w+| it| the \\w+)? (?:with)?in (?:an?|one|two|a few|\\d+|minutes?|hours?|no)(?: (?:minutes?|hours?|day|days|time))?|(?:sent|send|shipped|gave|offered|replaced|received|got) (?:me |us |it |them |out )?(?:a |an |the )?(?:new |brand new |free )?(?:one |replacement |part |unit |refund )?(?:for free|free of charge|at no (?:extra )?(?:cost|charge)|no questions asked|right away|promptly|immediately)|if (?:it|this|mine|these|they) (?:ever )?(?:dies?|breaks?|wears? out|goes|fails?|stops?) (?:\\w+ )?(?:ill|im|i will|i am|i would|id|we will|well) (?:\\w+ )?(?:buy|buying|get|getting|order|ordering|replace)(?: \\w+){0,3}|ignor\\w+ the (?:negative|bad|one star|1 star) \\w+|(?:will|ill|id) (?!not|never)(?:\\w+ )?be (?:buying|ordering|getting)(?: \\w+)?|no (?:assembly|tools|batteries|setup|fuss|app|drilling) (?:required|needed|necessary)|(?:goes|lasts?|lasted|runs|going|good) for (?:days|weeks|hours|ages|months|years)|(?:lasts?|lasted|stays? \\w+) (?:me )?(?:all|the whole|an entire|a full|through the) \\w+|(?:holds?|keeps?|held|kept) (?:an|its|their|the) (?:edge|charge|shape|color)|without (?:raising|increasing) (?:the )?prices?|(?:best|finest|nicest|tastiest|easiest|quietest|softest|fastest) (?:\\w+ ){0,2}(?:ive|i have|we have|weve|i|you|money|around|out there|on the)(?: (?:ever|can))?(?: \\w+)?',
  ],
  [
    -3,
    '(?:there are|theres|there is|plenty of|many|far|lots of) (?:\\w+ )?better (?:options?|ones?|choices?|alternatives?|products?|models?|brands?)|(?:servers?|site|app|service|website|network|system) (?:is|are|was|were|goes|went) (?:\\w+ )?(?:\\w+ )?down|more often than (?:not )?\\w+|(?:gave|gives|giving|caused|causes|got|left) (?:me|my \\w+|us)? ?(?:with )?(?:an? )?(?:\\w+ )?(?:headaches?|rash|blisters?|hives|migraines?|burns?|bruises?|cramps?|sores?|infection|allergic reaction|back ?aches?)|los(?:es|e|t|ing) (?:interest|patience|hope|faith)|(?:(?:pokes?|poking|sticks?|sticking|hangs?|hanging|popped|pops|popping|falling|falls?) (?:out|off)|(?:came|comes|coming) off) ?(?:everywhere)?|dont (?:believe|trust|buy into) (?:the )?(?:\\w+ ){0,3}(?:reviews?|ratings?|hype|pictures?|photos?|ads?|description)|(?:theyre|are|all|obviously|clearly) fake|(?:went|gone|going) through (?:two|three|four|five|six|\\d+|several) (?:of )?(?:these|them|already|\\w+)(?: (?:in|within) (?:a|one|two|\\w+) \\w+)?|(?:im |i am |now )?on my (?:second|third|fourth|fifth|2nd|3rd|4th)(?: \\w+)?|(?:hardly|barely|scarcely|never) worth(?: \\w+)?|(?:harder|slower|worse|louder|bigger|heavier|more \\w+) than (?:it|they|this) (?:needs?|should|has|have|ought)(?: to(?: be)?)?|(?:doubled|tripled|raised|hiked|jacked up|increased|raising) (?:the|their|its)? ?(?:price|prices|fee|fees|subscription)|(?:removed|took away|dropped|locked) (?:the |all |half |some |many )?(?:\\w+ )?(?:features?|functions?|support)(?: i \\w+)?|(?:lets?|letting) (?:the |in )?(?:\\w+ )?(?:wind|rain|cold|light|water|dust|air|noise)(?: (?:right |straight )?(?:in|through|inside))?|(?:full of|filled with|riddled with|loaded with|covered in|plagued by|nothing but) (?:\\w+ )?(?:bots|bugs|ads|cheaters|holes|errors|lies|glitches|typos|ants|mold|dust|scratches|hair|hackers|trolls|fluff|filler|chemicals)|all over the place|(?:slides?|sliding|slips?|moves?|moving) (?:around|off|down|right off)|could (?:\\w+ )?(?:live|do) without|takes? up (?:\\w+ )?space|(?:shame|screw|curse) (?:on )?(?:you|them)|miss(?:es|ed)? the point|(?:eats?|ate|eating|consumes?|guzzles?|burns?|goes|uses up|chews|drains?) (?:\\w+ )?(?:through )?(?:up )?(?:the )?(?:batter\\w+|ink|data|filters|fuel|toner|ram|memory)',
  ],
  [
    -2,
    '(?:a (?:little|bit|tad)|kind of|kinda|somewhat|bit|rather|sort of) (?:too )?(?:big|small|large|short|long|tight|loose|thin|thick|heavy|loud|slow|hard|dark|stiff|costly|pricey|pricy|expensive|flimsy|weak|bulky|noisy|cheap|fragile|wobbly|awkward|confusing|disappointed|disappointing|annoying)|(?:large|huge|bulky) size|(?:short|poor|low|limited|weak|bad) (?:battery|lifespan|life|range)(?: life)?|(?:very|extremely|so|quite|pretty) (?:costly|pricey|pricy)',
  ],
  [
    2,
    '(?:high|great|good|top|excellent|amazing|superior|nice) (?:\\w+ )?quality|(?:long|great|good|excellent|amazing|incredible) (?:battery life|battery|range|reach)|(?:many|tons of|lots of|loads of|plenty of|great|good|useful) (?:\\w+ )?(?:features?|options)',
  ],
];
