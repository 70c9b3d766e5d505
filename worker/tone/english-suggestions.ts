import { oneOf } from './one-of.ts';
import type { ToneLanguage } from './tone-language.ts';

const few = '(?:a few|a couple(?: of)?|\\d+|two|three|five|ten|fifteen|twenty|thirty)';

/** What sentences in English suggest without an outright verdict, after what englishHints knows. */
export const englishSuggestions: ToneLanguage['hints'] = [
  [
    0,
    oneOf(
      '(?:requires?|needs?|takes?|uses?|has|have|comes with|ships with|includes?) (?:an? |one |two |three |four |six |eight |\\d+ )?(?:extra |spare )?(?:aa|aaa|usb|\\w+ volt|lithium|standard|regular|special|micro|hdmi)(?: |$)',
      'no (?:need|doubt|end|longer|idea|preference|affiliation|experience|opinion|children|kids|pets)',
    ),
  ],
  [
    2,
    oneOf(
      '(?:beats?|outdoes|outdid|tops|trumps) (?!me)(?:my|our|the|that|those|any|all|every|\\w+s)',
      'prefer(?:s|red)? (?:this|these|it|them|our)',
      '(?:with|using) (?:just |only )?(?:one|a single) hand|one handed|single handed(?:ly)?|(?:with|at) (?:the|a) (?:touch|push|press|click) of (?:a|one) (?:button|finger)|one (?:touch|click|button)',
      `(?:in|within|takes?|took) (?:just |only |a matter of |under |less than |mere |literally ){1,3}(?:${few} |a |mere )?seconds|in seconds|(?:immediately|right away|instantly|first time|first try|straight away)(?: (?:recognized|connected|paired|found|worked|when|once|out|with|and))?$|(?:before|earlier than|sooner than) (?:i |we )?expected|in a hurry|(?:arrived|delivered|came|here|shipped) (?:\\w+ )?(?:overnight|the next day|same day)`,
      '(?:replaceable|removable|rechargeable|detachable|adjustable|washable|expandable) (?:and|battery|cover|parts?)|and (?:replaceable|removable|washable|rechargeable)',
      '(?:for|at) (?:much |far |a lot |so much |way )?(?:less|a fraction|half the)(?: |$)|(?:more|bigger|smaller|lighter|thinner) (?:\\w+ )?(?:than|for) (?:less|my old|any other|most|others|other)',
      '(?<=^|, )(?:definitely |go |please |so |just |highly )?(?:try|see|watch|go see|go rent|go buy|check out|see it|buy) (?:it|this|their|them|these)(?= |$)',
      'something for (?:everyone|everybody)|so far so good|good to go|ready to go|up and running|no looking back|bells and whistles|all in one|on the fly|worth of|a lot for',
      '(?:all|everything|exactly what|just what) (?:that )?(?:i|we|you|one) (?:\\w+ )?(?:need|needed|want|wanted|hoped)',
      '(?:treats?|treated) (?:me|us|my \\w+|you) (?:like|as) (?:family|part of|royalty|a)|(?:always|never) (?:greeted|smil\\w+|there (?:for|to))|smiles?|greeted us|grew up (?:on|with)|for years to come|years to come',
      '(?:can|could|you|i|we) (?:\\w+ )?(?:even|also|easily|finally|now) (?!not)(?:\\w+)(?! (?:not|without))|(?:allows?|lets?|enabl\\w+|gives?|gave) (?:you|me|us|the user|users|one|anyone|everyone|my \\w+)(?: \\w+)?|(?:is|was|am|are|im|were) (?:\\w+ )?able to|the ability to|capable of',
      '(?:sold|got|won|convinced|persuaded|hooked) me|(?:what|reason|thing) (?:\\w+ ){0,3}?(?:sold|made me buy|got me)|(?:because of|love of|thanks to) (?:its|the|their) (?:\\w+ )?(?:features|design|quality|size|price|performance)',
      '(?:adds?|added|gives?|lends?) (?:to the|an? (?:special|nice|extra|personal|unique|lovely)|a touch|character|flavou?r|class|much)|(?:huge|large|big|massive|full|endless|wide) (?:\\w+ )?(?:list|selection|library|range|variety|portions?|array|menu|lineup|number) of',
      '(?:bought|got|ordered|picked up|purchased|buying|getting|ordering) (?:\\w+ )?(?:two|three|four|five|six|several|more|some|these|one|another) (?:\\w+ )?(?:of (?:these|them|this)|more|for (?:my|our|the|each|every|all|christmas|gifts?))|considering (?:purchasing|buying|getting) (?:a spare|another|a second|more)',
      '(?:free|complimentary) (?:\\w+ )?(?:wine|dessert|desserts|refills?|updates?|upgrades?|software|samples?|gift|bonus|replacement|recovery|case|returns?)|(?:at|for) no (?:extra|additional) (?:cost|charge)',
      '(?:it|this|they|that|which) (?:just |really |actually |definitely |absolutely |does |simply )(?:delivers?|performs?|shines?|helps?|deliver|perform|shine|help|pops?|rules?|kills it|slaps|sings|excels?|fits?)|(?:protects?|survived|withstands?|handles|outlasts?|outlasted) (?:my|the|it|our|all|every|everything|even|from)',
      '(?:everything|it|all|they|this) (?:\\w+ )?(?:shines?|sings|oozes|screams|exudes)|(?:a|real|what a) (?:find|standout|stand out|highlight|draw|catch|crowd)|highlights?|stands? out|stood out|in a class|in love|(?:to|with) (?:great|good) (?:effect|results?)',
      'long (?:life|lasting|battery)|battery (?:\\w+ )?(?:lasts?|lasted|is) (?:\\w+ )?(?:long|hours|days|a week|weeks|forever|all day|over \\d+|really long)|hours of (?:battery|play|use|talk)',
    ),
  ],
  [
    -2,
    oneOf(
      '(?<!the |my |your |not )only (?:comes?|lets?|has|have|recogniz\\w+|recognis\\w+|allows?|allowed|supports?|gives?|gave|accepts?|got|get|plays?|reads?|holds?|works?|worked|partially|some|half|sometimes|if|when|after|one of|\\d+ month|able|useful|good)|the only (?:thing|reason|way|possible|place|person|time|use|objection|fallback|part|positive|saving grace)',
      '(?:there|here)s? ?(?:is|was|are|were|isnt|wasnt|arent|werent|being|will be|seems to be)? (?:\\w+ )?(?:no|none|not (?:one|a|any|even|enough|much|many))(?= |$)|(?:has|have|had|with|offers?|offered|provides?|and|but|got|shows?|includes?|it) (?:absolutely |almost |virtually |literally |has |have )?(?:no|none|zero)(?: \\w+|$)|^no \\w+',
      '(?:spent|spend|wasted|took me|taken me|taking me|spending) (?:\\w+ ){0,2}?(?:hours|days|weeks|all day|forever|minutes|evening|an hour|over)|(?:days|weeks|months|hours) later|still (?:hadnt|hasnt|havent|not|had not|has not|no)|(?:over|more than|almost|nearly) (?:a|an|two|three|\\d+) (?:hour|week|month|hours|weeks|months|days) (?:to|for|and|before|later)',
      '(?:kept|keeps) (?:ringing|going|coming|on|getting|asking|telling|changing|turning|giving|having)|on (?:several|many|multiple|numerous|different) (?:different )?occasions|(?:several|many|numerous|multiple|countless|three|four|five|six|\\d+) (?:times|attempts|tries|calls|emails)|at random|all the time$|every (?:few|couple of) (?:minutes|seconds|hours|days)|every time (?:i|you|we|it)|(?:time|over) and (?:time again|over)|over and over|each time',
      '(?:charge|charges|charged|charging|asked|asks|want|wants|wanted) (?:me |us |you |for )?(?:an? )?(?:extra|\\d+|for (?:the|this|it|a|an|every|service|shipping|replacement)|more|additional|another)|costs? (?:me |you |us )?(?:almost|nearly|over|more|twice|\\d\\d\\d)|(?:half|twice|double|almost|more than) (?:of )?(?:what|the price|as much)|(?:way|too) (?:over|much|many|few)|over ?(?:rated|priced|cooked|charged)|under (?:cooked|done|whelming|powered|seasoned)|non ?exist[ae]nt',
      '(?:turns?|turned|shuts?|jumps?|jumped|pops?|popped|fell|falls|drops?|dropped|moves?|slips?|flies|flew) (?:itself )?(?:off|out|around|apart|backed up|loose|back (?:cold|wrong|broken))|(?:blocked|obscured|covered|hidden|buried|backed up|clogged) (?:by|with|up)|gets? (?:caught|stuck|in the way|lost|tangled|dirty|backed)|(?:getting|got|get|gotten) (?:caught|stuck|lost|backed up|worse|old|tangled)',
      '(?:beyond|escapes) me|no idea (?:how|why|what)|how (?:did|could|can) (?:this|they|anyone)|what (?:kind|sort) of|makes? (?:no|little|zero) sense|what (?:possessed|were)|slap (?:in|to) (?:the|my) face|(?:tries|tried|trying) to (?:pass|fix|get|contact|reach|return|find|figure|use|make|install|sell|like|love|cancel)(?: |$)|pass(?:es|ed)? it off',
      '(?:would|id|i d) (?:much |have ){0,3}(?:rather|sooner)|(?:most likely |probably |would |certainly |definitely ){1,3}(?:not|never)|wouldnt (?:have|even|want|let|say|call|suggest|trust|wish)|(?:not|isnt|wasnt) (?:really |exactly |actually )?(?:a|an|the|for|like) (?:\\w+ )?(?:\\w+ )?(?:i would|id|you would|serious|competition|real|true|good)|(?:simply|just|still|really|certainly|definitely|absolutely) (?:not|isnt|wasnt|doesnt|cant|wont|didnt|dont|couldnt)(?: \\w+)?',
      '(?<=(?:^|, |and |so |please |just |whatever you do ,? ?)(?:please |just )?)(?:do not|dont|never) (?:get|watch|see|order|eat|go|visit|try|rent|shop|support|stay|install|download|upgrade|book|hire|listen|even|do it|count|let|make)(?= |$)|, dont$|^dont$',
      '(?:more|less) of (?:a|an) (?!upgrade|improvement)\\w+|kids stuff|for kids|to say the least|such as it is|(?:needs?|needed|require|required|requires) (?:\\w+ )?(?:\\w+ )?(?:overhaul|attention|force|more|some|a lot|to be (?:fixed|replaced|updated|improved|redesigned)|help|salt|pepper|constant|frequent|significant|serious|better|fixing|updating)',
      '(?:sometimes|occasionally|randomly|intermittently|constantly|frequently|half (?:of )?the time|most of the time|not always|rarely|seldom|supposedly|apparently|allegedly)',
      '(?:rubber|cardboard|leather|sawdust|sandpaper|styrofoam|plastic toy|dollar store|flea market|grade school|amateur hour|assembly line|conveyor belt)|like (?:rubber|leather|shoe|cardboard|plastic|glue|dirt|paste|water|sand|chalk)',
      '(?:ice|stone|freezing|barely|luke) ?(?:cold|warm)|(?:is|was|were|are|came|arrived|served|usually|often|always) (?:\\w+ )?(?:cold|late|dry|packed|filthy|damp|wet|opened|empty|crushed|short|tiny|incomplete|used)(?: |$)|too long ago',
      '(?:should|could)(?:nt| not)? (?:have|be|come|take|work|last|need|at least|really|include|stay|feel|do|at the)|(?:supposed|meant|claims?|claimed) to|(?:i|you|youd|one|would) (?:\\w+ )?(?:expect|think|have thought|assume)(?:ed)?(?: (?:it|this|that|them|at|they|for|a|the|better|more)|$)|hope (?:it|they|the|this|to|for|i|you)|hopefully',
      '(?:had|having) to (?!(?:say|admit|agree|try|have|love|see|tell|laugh|smile|hand|give (?:it|them|this))(?: |$))\\w+|(?:have|has) to (?:\\w+ )?(?:be|buy|go|use|open|take|hold|put|get|pay|wait|keep|remove|carry|deal|fight|call|send|switch|manually|constantly|spend|plug|download|install|purchase|stop|do|work|find|move|clean|charge) |must (?:be|purchase|buy|use|first|remove|press|hold)|(?:you|i|we) (?:will|ll|youll|would) (?:need|have) (?:to|a|it)|youll need (?:it|a|to)|need to (?:\\w+ )?(?:manually|remove|buy|purchase|hold|press|reset|restart|reboot|uninstall|call|be careful|turn|pull)',
    ),
  ],
];
