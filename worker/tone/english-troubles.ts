import { oneOf } from './one-of.ts';
import type { ToneLanguage } from './tone-language.ts';

const not =
  '(?:not|never|no longer|dont|doesnt|didnt|wont|wouldnt|cant|cannot|couldnt|rarely|seldom|barely|hardly|dit not|dose not)';
const amount =
  '(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|half an?|a couple(?: of)?|a few|several|about|over|under|almost|nearly|\\d+)';

/** How reviews in English tell of failures, waiting, and bad service without naming them, in order of precedence. */
export const englishTroubles: ToneLanguage['phrases'] = [
  // Praise that sounds like trouble.
  [
    3,
    oneOf(
      `(?:never|rarely|seldom|hardly ever|barely ever|not|havent|hasnt|hadnt|yet to|have yet to|didnt|doesnt|dont|wont|no) (?:\\w+ )?(?:\\w+ )?(?:been disappointed|be disappointed|disappoint(?:s|ed)?|fails? to (?:amaze|impress|delight|deliver|please|surprise)|failed to (?:amaze|impress|delight|deliver|please)|ceases to amaze|have to worry|need to worry|worry|need worry|let (?:me|us) down|regretted|regrets?)`,
      '(?:dont|do not|cant|cannot|hard to|difficult to|never|not) (?:\\w+ ){0,3}?(?:go wrong|be beaten?|be topped|top (?:it|this|the|that)|beat (?:it|this|that|the)|imagine (?:life|living|\\w+ing)|fault|pass (?:it |this )?up|be happier|say enough|praise|complain|criticize)(?: (?:with|for|enough))?',
      'instead of (?:having to|worrying|dealing|spending|buying|fighting|struggling|paying)|no (?:more|need) (?:to )?(?:\\w+ )?(?:worry|worrying|fuss|hassle|fumbling|fighting|searching|buying|carrying|waiting|guessing|digging)',
      '(?:few|very few|hardly any|minimal|zero|no|without any|not any) (?:\\w+ )?(?:flaws|bugs|issues|problems|complaints|drawbacks|disadvantages|downsides|faults|limitations|glitches|hassles)(?! (?:on|in) )',
      '(?:easily |far |more than |by far )?(?:outweighs?|outweighed|makes? up for|made up for|compensates? for)(?: (?:the|any|its|all|this|that|these))?',
      'refus(?:es|ed) to (?:die|quit|break|give up)',
      '(?:no|any) (?:loss|lack) of|(?:no|without|zero|not any) (?:visible |noticeable )?(?:lag|delay|distortion|noise|smell|odou?r|vibration|shaking|wobble|leaks?|static|hiss|hum|residue|mess|glare|streaks?|fuss|tangles?|jams?)',
    ),
  ],
  [
    -3,
    oneOf(
      '(?:there is|theres|there was|there were|there are|have|with|absolutely|is|is just|simply) no (?:excuse|reason|way to|way around|sense|point|flavou?r|taste|seasoning|sound|picture|signal|manual|directions|instructions|warranty|help|support|contact|logic|such|indication|effort|apology|class|care|attention|option)',
      '(?:dont|doesnt|didnt|do not|does not) exist|(?:performance|speed|quality|frame ?rate|battery|connection|value) tanks?|ruined (?:it|everything)(?: for me)?|as useful as an? \\w+|as \\w+ as an? (?:spoon|butter knife|wet \\w+|brick|chocolate \\w+|glass \\w+|screen door|potato|snail|sloth|paper \\w+)|(?:threads?|wires?|strings?|staples|stuffing|nails) (?:\\w+ )?(?:hanging|sticking|poking|coming)(?: \\w+)?|(?:expect|plan|prepare|need|needs|have|has) to (?:be )?replac(?:e|ed|ing)',
      'no (?:excuse|luck|go(?=$| )|good|use(?= )|flavou?r|apology|way jose|dice|thanks?)|to no avail|out of luck|as is',
      `${not} (?:\\w+ ){0,2}?(?:quite |really |even |actually |always )?(?:work(?:ed|ing)?|function(?:ed|ing)?|turn(?:ed)? on|load(?:ed)?|boot(?:ed)?|play(?:ed)?|read|recognize[ds]?|recognise[ds]?|detect(?:ed)?|install(?:ed)?|charg(?:e|ed)|print(?:ed)?|respond(?:ed)?|connect(?:ed)?|sync(?:ed)?|pair(?:ed)?|open(?:ed)?|clos(?:e|ed)|fit|stick(?! (?:to|together|out))|stay|last(?:ed)?|hold|held)(?: (?:properly|right|correctly|well|very well|at all|most|half|with|on|for|long|very long|my|the|any|many|some|new|a lot|it|them|up|together|as))`,
      `(?:waited|waiting|sat there(?: for)?|stood there(?: for)?|on hold(?: for)?|spent) (?:for )?(?:\\w+ ){0,3}?(?:${amount} )(?:\\w+ )?(?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?)`,
      'waited and waited|(?:made|make|makes|making|kept|keep) (?:me|us|you) wait\\w*|(?:still|been) waiting|(?:had|have|long) (?:to )?wait(?:s|ing)?(?: (?:time|for|over|times))?|(?:over )?(?:an hour|hours|days|weeks|minutes) (?:late|of waiting|wait|on (?:hold|the phone))',
      '(?:took|takes|taking) (?:me |us |literally |like |way |them |so |it |over |forever and ){0,3}(?:hours|forever|ages|weeks|months|(?:[2-9]\\d|1\\d\\d|thirty|forty|fifty|sixty) minutes|days|a long time|a while|a lot of|too|several|longer|so (?:long|much)|getting used to|some getting|a (?:little|bit|while))(?: (?:to|of|getting|longer))?',
      '(?:called|emailed|e mailed|contacted|wrote|phoned|complained to|dealing with|deal with|calling|contacting) (?:\\w+ ){0,3}?(?:twice|again|several times|many times|numerous times|repeatedly|\\d+ times|three times|times|back and forth)|(?:number|line|phone) (?:\\w+ ){0,2}?(?:busy|kept ringing|disconnected)|back and forth|gave me the runaround|run ?around',
      '(?:got|get|getting|was|were|been|be|being|feel|felt) (?:\\w+ )?(?:screwed|ripped|robbed|stuck with|burned|scammed|cheated|duped|fooled|conned|had|hosed|stiffed|jipped|gypped|shafted|ignored|insulted|overcharged|charged twice)(?! up)|screwed (?:up|me|us|over)|messed up|went (?:out|bad|dead|south|off|wrong|on me)|(?:is|was|are|were|completely|totally) (?:shot|toast|fried|kaput|trashed|bricked|hosed|garbage|a wreck|a madhouse|a circus)|acting up|acts up|on the blink|act(?:s|ing|ed) (?:weird|strange|funny|erratic\\w*)|go(?:es|ne)? (?:haywire|crazy)',
      '(?:given|give|gave|giving) (?:it |this )?up(?: on)?|(?:ended|end|wound|wind) up (?:\\w+ )?(?:sending|returning|throwing|buying (?:another|a new|a different)|replacing|waiting|paying|with a)|had to (?:\\w+ )?(?:return|send|throw|buy|replace|call|wait|ask|pay|get|use|uninstall|reinstall|reboot|restart|reset|fix|repair|manually|stop|contact|remove|go|take|pull|hold|hit|press|turn|try|put|jiggle|exchange|cancel)',
      '(?:i |we )?(?:cancell?ed|returned|exchanged|dumped|tossed|threw (?:out|away|it)|trashed|junked|ditched|binned) (?:my |the |our |it|them|this|mine|these)(?: (?:order|subscription|membership|account))?',
      '(?:forget|forgot|kiss) (?:\\w+ )?(?:about )?(?:it|them|their|\\w+s|this|your|good ?bye)(?! and (?:go|get|buy))(?! (?:is|are|was|its))',
      '(?:pass|passed) (?:this |it |these |on )(?:\\w+ )?(?:up|by)?|(?:let|give) (?:this|it|that) (?:one )?(?:go|a pass|a miss)|(?:run|walk|stay|turn|keep) (?:away|clear|far)(?! (?:with|from (?:the )?(?:wall|heat|water|edge)))|(?:spend|use|save|put|take) your (?:\\w+ )?(?:money|time|cash|dollars|business)(?: \\w+)? (?:elsewhere|somewhere|some ?place|on something|toward)|look (?:\\w+ )?(?:elsewhere|somewhere else)|do yourself a favou?r(?= (?:and )?(?:,)?(?:dont|do not|look|skip|save|avoid|stay|buy (?:something|another)|get (?:something|another)|pass|spend|go))|(?:be )?(?:fore ?warned|very careful|be careful|wary|be prepared|warned)|(?:buyers?|customers?|people|folks|shoppers?) be(?: very)? (?:ware|careful|warned)',
      '(?:dont|do not|never|not) (?:\\w+ )?(?:go (?:here|there)|eat (?:here|there)|expect (?:much|anything|it|them|to|any|quality|\\w+)|make (?:my|the same) mistake|be fooled|fall for|wast\\w*|believe (?:the|them|it|what|any|anything)|count on|rely on|think about|even (?:think|consider|bother))(?: (?:your|the|about|it))?',
      '(?:too|more) (?:much )?(?:trouble|hassle|effort|work|money|pain|bother) (?:than|for what)(?: (?:it|its|they|theyre|it is|you))?(?: worth)?|not (?:\\w+ )?worth(?: (?:it|the|my|your|a|any|buying|\\w+ing)(?: (?:time|money|price|trouble|effort|hassle|penny|wait|cost|hype))?)?|(?:isnt|wasnt|arent|werent|aint|hardly|barely|doubt|dont think|no longer|without being|simply wasnt|nothing) (?:\\w+ ){0,4}?worth(?: (?:it|the|my|your))?(?: \\w+)?',
      '(?:quality|value|battery life|performance|service|standards) (?:\\w+ ){0,4}?(?:decreas\\w+|declin\\w+|degrad\\w+|deteriorat\\w+|suffers?|suffered|dwindl\\w+|gone down(?:hill)?|went down(?:hill)?|slipp\\w+|dropp\\w+|lacking|lacks|questionable|iffy)|(?:gone|going|went|goes) down ?hill',
      'tried (?:\\w+ ){0,3}?(?:to )?(?:no avail|without success|everything|several times|many times|numerous times|multiple times|again and again)|(?:\\w+ )?attempts? (?:at|to) (?:\\w+ )?(?:fix|contact|resolve|reach|get|install)',
      `(?:worked|lasted|works|was good|was fine|was great|functioned|held up|was ok) (?:\\w+ )?(?:for )?(?:only |just |about |maybe |barely |less than |exactly |all of |approximately |like )?${amount} (?:\\w+ )?(?:minutes?|hours?|days?|weeks?|months?|uses?|washes|wears|charges)(?! (?:on|per|between|before needing|a|and (?:still|counting)))`,
      '(?:worked|was (?:great|fine|good|nice|perfect)|good|nice|great) (?:\\w+ )?(?:at first|in the beginning|to begin with|initially|while it lasted|until|till|up until)|while it lasted',
    ),
  ],
  [
    -2,
    oneOf(
      '(?:the |my |our |its )?(?:one |only |biggest |main |major |other |big |real |first |second ){1,3}(?:\\w+ )?(?:complaint|complaints|drawback|drawbacks|downside|downsides|con|cons|gripe|gripes|problem|problems|issue|issues|negative|negatives|flaw|flaws|quibble|disappointment|criticism|limitation|weakness|concern|caveat|shortcoming|shortfall|annoyance|nitpick|frustration|minus|down side|down fall|downfall|draw back)(?: (?:i|we) (?:have|had|found|see|can find))?(?: (?:with|about|of) (?:it|this|the \\w+))?(?: (?:is|was|are|were|being))?(?: that)?',
      '(?:takes?|took|needs?|requires?|required) (?:\\w+ ){0,3}?(?:getting used to|some getting|practice|patience|effort|fiddling|tinkering|tweaking|adjustment|trial and error)|(?:learning curve|steep (?:learning )?curve)|(?:have to|had to|must|need to|got to|gotta|having to|forced to) (?:be (?:careful|gentle|patient|very|close|prepared)|purchase|pay (?:extra|for|more|an)|buy (?:a|an|the|extra|your|another|additional|separate)|hold (?:it|the|down)|jiggle|wiggle|manually|lug|carry (?:around )?(?:a|an)|keep (?:\\w+ing)|work around|press (?:hard|like|several))',
      '(?:buy|costs?|charged|charge|pay|paid) (?:it |them )?(?:separately|extra|additional(?:ly)?)|(?:restocking|hidden|extra|additional|late|cancellation) (?:fees?|charges?|costs?)|(?:high|steep|hefty|huge|ridiculous|inflated|outrageous) (?:price|prices|cost|price tag|fee|fees|cost of)|(?:price|prices|cost|costs|ink|toner|bill) (?:is|are|was|were) (?:\\w+ )?(?:\\w+ )?(?:high|higher|steep|expensive|outrageous|inflated|more|insane|ridiculous|double|twice|up)',
      '(?:eats?|ate|eating|gulps?|guzzl\\w+|chews?|goes|going|went|burns?|run|runs|ran) (?:up |through |thru |out of )(?:\\w+ )?(?:\\w+ )?(?:batter\\w+|ink|toner|paper|memory|power|juice)|(?:batter\\w+|ink|charge|power) (?:\\w+ )?(?:runs?|ran|drains?|drained|goes|dies|depletes|dwindl\\w+|lasts? (?:only|less|just|under|about an)) ?(?:out|down|low|fast|quick\\w*|dead)?',
      '(?:disagree|sceptical|skeptical|doubts?|dubious|leery|hesitant|wary|questioned my|regret)(?! (?:at first|before|initially|but|, but))(?= |$)',
      '(?:not|isnt|arent|wasnt|werent) (?:\\w+ )?(?:\\w+ )?(?:compatible|supported|intuitive|durable|reliable|responsive|user friendly|comfortable|attentive|appealing|authentic|accurate|clear|sturdy|friendly|the easiest|the best|the greatest|the most|my favou?rite|my first choice|suited|suitable|recommended|impressed|sold|a fan|amused|pleased|convinced|ready|designed|meant|as (?:\\w+)|too (?:good|great|appealing|impressed|happy|thrilled|bright|impressive|comfortable|reliable|sturdy|friendly|fond|keen|pleased|crazy))(?: as)?',
      '(?:living|pure|sheer|absolute|utter|total) (?:hell|torture|agony|misery|nonsense|chaos)|blows(?: (?:big time|chunks|hard))?$|gave me hell',
      '(?:sketchy|spotty|iffy|shady|hit and miss|hit or miss|touch and go|temperamental|touchy|finnicky) ?',
      '(?:sometimes|often|constantly|frequently|occasionally|always|randomly|repeatedly|suddenly|keeps?|kept) (?:\\w+ )?(?:\\w+ )?(?:stops?|stopped|freez\\w+|cuts?|drops?|dropping|dropped|fails?|disconnects?|hunts?|misses|loses|lost|shuts?|shut|locks?|turns? off|forgets?|forgetting|restarts?|skips?|crash\\w*|die|dies|popping|slipping|poping|coming|going out|getting stuck|stuck|lost)',
    ),
  ],
];
