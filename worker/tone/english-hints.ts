import type { ToneLanguage } from './tone-language.ts';

const some =
  '(?:a|an|one|two|three|four|five|six|ten|twenty|thirty|half an?|a few|a couple(?: of)?|several|\\d+)';
const early =
  '(?:minute|hour|day|night|week|month|use|wash|washe|charge|shower|cycle|game|ride|trip)s?';
const person =
  '(?:(?:my|our|his|her) (?:\\w+ )?(?:wife|husband|son|daughter|kids?|child|children|boys?|girls?|mom|mum|mother|dad|father|brother|sister|grandson|granddaughter|grandkids|family|dogs?|cats?|partner|boyfriend|girlfriend|friends?|toddler|baby|\\w+ in law)|the kids|everyone|everybody|he|she|i|we)';

/** English. The order decides: what reads like a defect but is praise comes first. */
export const englishHints: ToneLanguage['hints'] = [
  // Plain facts that are said with a negation.
  [
    0,
    `(?:cant|cannot|hard to|too (?:early|soon) to) (?:really )?(?:say|tell|judge|comment)|(?:updat\\w+|edit\\w*|chang\\w+) (?:my|this|the) (?:review|rating)|(?:not|isnt|arent|wasnt|werent) (?:been )?(?:included|sure|yet|sold|only|just|mine|the same|a|an|for|my|related|affiliated|sponsored|using|planning|looking)|(?:havent|hasnt|have not|has not) (?:\\w+ )?(?:tried|tested|used|opened|installed|decided|checked|arrived|washed|worn|needed|had)|(?:dont|do not|didnt|did not) (?:know|need|use|own|mind|have|think|care|remember|plan|see|want)|if (?:it|you|they) (?:does not|doesnt|do not|dont|cant|cannot)`,
  ],
  [
    0,
    `(?:doesnt|does not|didnt|did not|dont|do not) (?:have an?|come with|include|require|take|belong|say|mention|matter)|after (?:\\w+ ){1,3}(?:day|night|week|month|year)s? (?:i|we) (?:moved|switched|started|began|tried|put|went|got|bought|changed|realized|took)`,
  ],
  // Praise without a word of praise.
  [
    2,
    `(?:wont|will not|doesnt|does not|cant|cannot|couldnt|could not|dont|do not|never) (?:want to )?(?:take (?:it|them|this|these) off|put (?:it|them|this|the \\w+) down|stop (?:\\w+ing|talking|raving)|let (?:it|them) go|leave (?:home|the house|the \\w+) without|go anywhere without|part with|share|miss (?:the|my) old \\w+|even (?:notice|hear|feel|know|realize|realise)|weigh(?: me)? down)|(?:dont|do not) miss (?:my|the|our)|(?:wouldnt|would not) (?:change|want) (?:a|any)\\w*`,
  ],
  [
    2,
    `says it all|still going|been through (?:\\w+ ){1,4}and|${person} (?:\\w+ )?(?:asks?|asked|wants?|wanted|fights?|fought|steals?|stole|keeps? (?:asking|stealing|borrowing)|borrows?|plays? (?:it|with)|lives? in|wears? it|uses? (?:it|them|this)) (?:\\w+ ){0,4}(?:where|one|over|it|them|mine|every|all|daily|constantly|nonstop)|(?:i|we) (?:basically |practically )?live in|compliments?|hooked|stays? put|keeps? (?:on )?(?:going|coming back|running|ticking|spinning)|comes? back for more|goes? (?:a long way|everywhere with|with everything)|every ?(?:single )?(?:day|night|morning|week|weekend|friday|saturday|sunday)(?: since| for)?|like (?:butter|magic|new|silk|a (?:dream|glove|charm|champ|pro|boss|cloud|second skin|hot knife))|(?:saved|saves) (?:my|our|me|us) (?:\\w+ )?(?:bacon|life|day|trip|back|hours|time|money|marriage|sanity)|without breaking a sweat|(?:its|the) (?:only|last|best) (?:one|\\w+) (?:that|i|you|well)(?: \\w+)? (?:need|works?|use)`,
  ],
  [
    2,
    `(?:for|since|over|going on|nearly|almost|after) (?:more than |over |about )?(?:two|three|four|five|six|seven|eight|ten|twelve|fifteen|twenty|many|\\d+|several) (?:plus )?(?:years|winters|summers|seasons|decades)(?: now| and| of)?|(?:two|three|four|five|six|ten|several|\\d+) (?:years|winters|seasons) (?:in|on|later|now|and)|since (?:19|20)\\d\\d|(?:daily|every day) (?:for|since)|year after year|no longer (?:have|need|has|needs|worry|struggle|hear|hurts?|aches?)|no more \\w+|(?:at last|finally) (?:a|an|something|someone|one|i|we|\\w+ing)|never (?:once )?(?:let|gets?|goes|feels?|felt|had to|have to|needs?|needed|lost|loses|drops?|dropped|slips?|leaves?|misses|missed|tips?|worry|worried)|(?:took|takes) (?:a|quite a) (?:beating|lot of abuse)|(?:survives?|survived|withstood|withstands|handles (?:\\w+ )?(?:it|everything|all|anything)|handled|shrugs? off|puts? up with|churns? through|breezes? through|chews? through|powers? through)|more than (?:enough|expected|i \\w+)|couldnt (?:be|have been) \\w+er|could not (?:be|have been) \\w+er|(?:tons|lots|plenty) of (?:room|space|power|features|storage|light|options|fun|heat|pockets|extra \\w+)|(?:best|most) (?:\\w+ ){1,4}(?:ever|out there|owned)|long live|(?:keep|keeps|always|kept) (?:on )?(?:reaching|going back|coming back)|reach for|(?:pay|pays|paid|cost|costs|costing|charge|charged) (?:\\w+ )?(?:twice|double|triple|three times|four times|\\d+ times|\\d+x)|\\w+ thanks? me|way to go|right (?:one|size|choice) away`,
  ],
  // Complaints without a word of blame.
  [
    -2,
    `too (?!(?:$|,|i|we|it|the|my|and|but|so)\\b)\\w+|(?:not|isnt|arent|wasnt|doesnt|dont|werent|nt) (?:\\w+ ){0,2}(?:\\w+ )?enough|(?:not|isnt|arent|wasnt|werent) (?:very|really|all that|that|exactly|terribly|particularly|even|much|any|quite|as|so) \\w+|(?:lasts?|lasted|works?|worked|holds?|held|good|only|survived) (?:\\w+ )?(?:only|just|about|barely|for only|for about|less than|maybe|at most) |only (?:lasts?|lasted|works?|worked|half|charges?|plays?|one side|once)|(?:forget|forgot) (?:about )?it|(?:lock|locks|locked|freeze|freezes|froze|blows|blew|gave|gives|run|runs|ran|wears?|wore|powers?) (?:up|out|down)|(?:runs?|ran|wears?|go|goes|went) (?:down|out|off) (?:quickly|fast|so|too|in|within|by)|(?:has|have|had|having|need|needs|needed) to (?:\\w+ )?(?:buy (?:another|a new|a different)|return|replace|repair|fix|restart|reboot|reset|re\\w+|(?:press|push|turn|hit|tap|click) (?:\\w+ ){0,3}(?:twice|times|hard|again|repeatedly)|wiggle|jiggle|tape|glue|unplug|fight|pry|hit|bang|keep|charge (?:it )?(?:every|twice|again)|throw|toss|send)`,
  ],
  [
    -2,
    `(?:it|they|this|that|which|these|those|he|she|and|but|just|even|simply|still|\\w+s?) (?:doesnt|does not|didnt|did not|wont|will not|cant|cannot|can not|couldnt|could not|wouldnt|refuses? to|refused to|fails? to|failed to) (?:\\w+ ){0,2}\\w+|(?:it|they|this|which|\\w+) (?:isnt|arent|wasnt|werent|is not|are not|was not|were not|has not|hasnt|is never|was never|are never) \\w+|(?:cant|cannot|can not|couldnt|could not|can barely|can hardly|could barely|could hardly|can only|never got|never received|do not care|none of)|no (?:way to|longer|support|instructions?|manual|bass|power|sound|signal|suction|grip|option|customer|help|response|sense|\\w+ (?:to speak of|whatsoever|at all))|barely|hardly|scarcely|neither|nothing like|without (?:warning|reason|notice)`,
  ],
  [
    -2,
    `(?:after|within|inside) (?:only |just |about |around |barely |less than |under |roughly |the first )?${some} (?:\\w+ )?${early}|after (?:the|a|its|my) (?:very )?(?:first|second|third|single|last|latest|update|new|recent)|${some} ${early} (?:in|later|and|after)|(?:on|since) (?:day one|the (?:first|second|third|very first|next) (?:day|use|try|wash))|(?:the|my) (?:first|second|third|very first|next) (?:time|day|use|wash) (?:i|we)|(?:second|third|fourth|fifth) (?:one|pair|unit|replacement)`,
  ],
  [
    -2,
    `i (?:can )?still (?:hear|feel|see|smell|have to|get|need)|keeps? (?:on )?\\w+ing|(?:they|company|it) (?:want|wants|charges?|charged|asks?|costs?|wanted) (?:\\w+ )?(?:\\d+|\\w+) (?:dollars|bucks|euros|pounds|usd|eur|quid) (?:for|to|just)|(?:came|arrived|comes) (?:with|without) (?:\\w+ ){0,3}(?:fingerprints|stains|hair|scratches|marks|dust|residue|holes)|(?:more|better|other|something else) from (?:\\w+)|(?:been |was |were |got |all )wiped|(?:on hold|hung up|ignored|no answer)|(?:should have|shouldve|shoulda|wish i) (?:\\w+ )?(?:listened|read|known|gone|bought|saved|stuck|kept|spent|waited|checked|had)|(?:i )?wish (?:id|it|they|the|there|this|you|i)|if only|would be nice if|would have been nice|could use|(?:go|went|going|stick|switch\\w*) (?:with|back to|for|to) (?:the|a|my|another|something)(?: \\w+){1,4} instead|instead i got|(?:another|yet another) (?:\\w+ ){1,3}(?:nobody|no one) \\w+|(?:nobody|no one) (?:answers?|answered|replies|replied|responds?|responded|cares|asked|wants|bothered|picks up)|(?:supposed|supposedly|claims?|claimed|allegedly|advertised|promised) (?:to|as|that|it)?|whoever (?:designed|thought|wrote|came)|might as well|what were they|who in their|never (?:again|received|arrived|got|works?|worked|came|showed|answers?|answered|replied|responds?|responded|\\w+s)`,
  ],
  [
    -2,
    `(?:you )?can (?:hear|see|feel|smell) (?:it|every|everything|the (?:glue|seams|edges))|(?:half|most|some|one|two|several|all) of (?:the|my|them|it|our) (?:\\w+ )?(?:are|is|were|was|do|does|did)? ?(?:gone|missing|empty|blank|dead|dying|bent|off|broken|short)|(?:is|are|was|were) (?:\\w+ )?(?:gone|missing|off|down|empty|backwards|upside down|nowhere|cut off|cracked|unreadable|all over)`,
  ],
];
