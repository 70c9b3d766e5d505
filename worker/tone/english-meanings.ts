import { oneOf } from './one-of.ts';
import type { ToneLanguage } from './tone-language.ts';

const subject =
  '(?:i|we|you|they|he|she|who|people|kids?|son|daughter|wife|husband|everyone|dogs?|cats?)';

/** Words of English reviews whose meaning depends on those around them, in order of precedence. */
export const englishMeanings: ToneLanguage['phrases'] = [
  [
    'although',
    'even (?:though|if|when|for|my|our|his|her|with|after|in|on|as)|(?:though|but)(?= (?:some|many|other|others|most|a few|several) (?:people|reviewers?|users?|folks|customers|reviews?|\\w+ have) )|(?:some|many|other|others|most|a few|few|several|all the|lots of|people|reviewers|reviews) (?:of the )?(?:people|reviewers?|users?|folks|customers|others|other reviewers|reviews?|have|are|may|might|will)? ?(?:have |had |who |are |were |may |might |will |would |also |here ){0,3}(?:complain|whin|gripe|grip|reported|mention|said|say|saying|claim|think|find|found)(?:s|ed|ing|e|es|d)?(?: (?:about|that|of|is|are|was))?',
  ],
  [
    'not',
    '(?:used|use) to be|(?:would|could|should|might) (?:have|of|ve) been|(?:wouldve|couldve|shouldve) been|less than(?= \\w+(?:al|ed|ar|ct|ic|ful|ive|ble|ent|ant|y)(?: |$))|far from(?: being)?|anything but|nowhere near|no longer|by no means|in no way|far too',
  ],
  // Negations that do not reverse what follows.
  ['and', 'not (?:only|just|merely|simply)'],
  [
    0,
    oneOf(
      'not to mention',
      '(?:some|many|other|most) (?:people |others |users |folks |reviewers )?(?:\\w+ )?(?:love|like|hate|dislike|prefer|swear by|rave about)(?: (?:it|this|them|these))?',
      'no (?:doubt|matter (?:what|how|where|who|which)|question(?: about it)?|joke|kidding|exaggeration|lie)(?! (?:asked|to))',
      '(?:without (?:a )?(?:doubt|question)|cant (?:help but|deny)|cannot (?:help but|deny)|nothing but|needless to say|no sooner)',
      '(?:why|whats) not',
    ),
  ],
  // Things that are called by a word for or against something.
  [
    0,
    oneOf(
      '(?:kitchen |regular |plastic )?(?:trash|garbage|rubbish|junk|waste) (?:cans?|bags?|bins?|disposal|compactor|mail|drawer|food|basket)',
      '(?:on|to|at|off|over|across|near|from) (?:the )?top(?: of)?|(?:the|its|a|lid|screw|flat|desk|lap|counter|table|tank) top(?! (?:quality|notch|rated|of the line|pick|choice|brand|class))',
      'heavy (?:duty|use|users?|cream|traffic|rain|weight|lifting)|(?:light|dark) (?:weight|colou?red)|short (?:sleeves?|sleeved|hair|story|trips?|throw|cut|film|pants|clips?|videos?)|(?:hard|thin) (?:drives?|disks?|shell|wood|crust|hats?|copy|copies|case|wired|film|client)',
      '(?:bend|bending|break|breaking) (?:in period|radius|in)|(?:tear|wear) (?:and|or) (?:wear|tear)|dead (?:bolt|lift|line|end|zone)s?',
      '(?:dont|do not|didnt) (?:get me wrong|mind)|so so|(?:its|it is|theyre|was|seems|is) (?:just )?(?:fine|ok|okay|alright)(?=$)|(?:plain|brown) (?:\\w+ )?(?:box|paper|text|white|color|water|envelope|packaging)|below freezing|(?:as a|no|bought as a) joke|gag gift|through (?:the|several|many|\\w+) (?:wash|washes|cycles)|recommend (?:it |this |them )?only (?:to|for|if)|years of \\w+|(?:months|years|weeks) of (?:heavy |daily |hard )?(?:abuse|use|misuse|neglect)|(?:to be|being) (?:completely |totally |brutally |perfectly )?(?:fair|honest)|(?:quite )?honestly|good thing|all things considered|(?:just )?a good (?:\\w+ )?(?:inch|foot|hour|minutes?|while|half|bit|deal of|many)|(?:great|good) deal of',
      '^well(?= (?:i|we|it|the|my|this|that|they|what|if|when|after|there|then|now|here|let)(?: |$))',
      '(?:well|oh well|okay|ok|fine|alright|great|good) ,(?= (?:i|we|it|the|my|this|that|they|not|guess|what|so|if|when|after|there|then|now|here|maybe))(?<=^(?:well|oh well|okay|ok|fine|alright) ,)',
      '(?:oh|as|how|quite|very|that) well(?= (?:i|we|known|as|with))',
      '(?:if|in case|unless|when|whether|for (?:people|those|anyone|everyone) who) (?:you|your|they|u|one|people|someone|anyone) (?:\\w+ )?(?:like|likes|enjoy|love|loves|want|prefer|hate|need|have)(?! (?:this|it|these))',
      'what (?:i|we|you|they) (?:like|love|dislike|hate)|(?:like|love|hate) to (?:know|hear|see)',
      '(?:customer|tech|technical|product|phone|email|online|chat) (?:support|help)|(?:help|support) (?:desk|line|page|team|section|center|number|files?|documentation)',
      '(?:problem|trouble|issue) (?:solving|shooting)|troubleshoot\\w*',
      '(?:warm|warmed|warming|cool|heat|fresh|clean|break|broke|crack|loosen) up(?: (?:time|period))?',
      '(?:free|trial|demo) (?:trial|version|sample)s?|work ?(?:load|space|shop|day|week|place|horse|book|out)s?',
    ),
  ],
  // Frequent misspellings.
  [
    4,
    '(?!awesom)aw[ea]*som\\w*|awesum|fant[ae]sic|fantatic|incred(?:ia|a)ble|amazin|prefect(?:ly)?|exc?el+ant(?:ly)?|exel+ent',
  ],
  [
    -3,
    '(?!disappoint|disapp?ear|disappro)dis+[aei]p+[oi]+[a-z]*t\\w*|horr?able|terr?able|awfull|for crying out loud',
  ],
  // Words with a second meaning.
  [
    -2,
    oneOf(
      '(?:made|makes|make|get|got|getting|became|become|fell|feel|felt|so|me|us) (?:\\w+ )?(?:sick|ill|nauseous|queasy)(?! (?:sound|bass|beat|design))|(?:sick|tired) (?:of|and tired)|(?:are|was|were) (?:\\w+ )?(?:\\w+ )?sick',
      '(?:battery|wallet|budget|deal|mood|buzz|vibe|joy|back|knee|ear|foot|space|time|memory|data) ?killer|killer (?:is|was)',
      '(?:feels?|felt|looks?|looked|seems?|seemed|sounds?|built|made|very|is|are|was|were) (?:\\w+ )?cheap(?=$| (?:and|,|plastic|material|made|feeling|looking|construction))(?<!(?:price|prices|priced|is|are|was|were|very|so) cheap)',
    ),
  ],
  [
    2,
    oneOf(
      `(?<=(?:${subject}|really|also|still|not|dont|doesnt|didnt|do|does|did|to|will|would|always|especially|particularly|actually|just|never|cant|truly|absolutely|might|may|should|and|but) )like(?! (?:a|an|the way|any|some|when|if|i|that|the (?:picture|photo|description|one|old|other)|most|my|to (?:know|see|have|be|return|say)|it (?:was|is|had|has|would|could|might|needs|should|will|just|takes|belongs|came|fell|doesnt|didnt))(?: |$))`,
      '(?:prices?|priced|drinks?|beers?|ink|toner|refills?|parts|shipping|happy hour|cost|rates?|plans?|fares?) (?:\\w+ )?(?:\\w+ )?(?:cheap|cheaper|low|lower|reasonable|fair|unbeatable)|(?:cheap|low|lower|lowest|fair|reasonable|great|good|unbeatable|right|decent|affordable|attractive|competitive|nice|best|excellent|amazing|bargain) (?:\\w+ )?(?:prices?|priced|cost|maintenance)|(?:dirt|so|very|relatively|pretty|really) cheap(?! (?:plastic|material|made|feeling|looking|construction|feel|and|parts|quality|\\w+))|cheap (?:to (?:buy|run|maintain|operate|replace|use)|and (?:cheerful|easy|simple|effective|good|works?|reliable|fast|delicious))',
      '(?:good|great|amazing|best|excellent|fantastic|real|awesome|nice|incredible|sweet|what a|such a|a|better|killer|the) deal(?! (?:with|breaker|of))|hell of a|helluva',
      'sick (?:sound|bass|beats?|design|graphics|looks?|colou?rs?|deal|setup|tone|ride|gameplay|tricks|lights?)',
      '(?:big|huge|major|definite|real|great|nice|added|another|a|an|bonus) (?:\\w+ )?plus(?! (?:size|sizes|sized))|plus points?',
      '(?:is|was|were|are|be|its|a) (?:\\w+ )?(?:a )?(?:snap|cinch|cake|breeze|no brainer|blast|hoot|steal|winner|hit|hits|hoot|dream|joy|delight|pleasure|gem|jewel|keeper|godsend|marvel)(?= |$)',
    ),
  ],
  [
    -2,
    '(?:big|huge|major|definite|real|another|a) minus(?:es)?|(?:big|huge|major|definite|real) (?:negative|con|drawback|downside|problem|flaw|letdown|disadvantage)',
  ],
];
