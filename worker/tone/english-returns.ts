import { oneOf } from './one-of.ts';
import type { ToneLanguage } from './tone-language.ts';

const not =
  '(?:not|never|wont|wouldnt|dont|doubt|doubtful|no plans|no intention|no reason|no desire|hell no)';
const go =
  '(?:return|returning|be returning|be back|go(?:ing)? (?:back|there|here)|be going (?:back|there|here)|be running back|com(?:e|ing) (?:back|here)|be coming back|go again|go(?:ing)? again|step foot|visit(?:ing)? again|be visiting|eat(?:ing)? (?:here|there)|shop(?:ping)? (?:here|there|with (?:them|th\\w+ \\w+)))';
const buy =
  '(?:buy|buying|purchase|purchasing|order|ordering|do business|deal|give them (?:my )?(?:money|business)|use|recommend)';

/** What reviews in English say about coming back and buying again, in order of precedence. */
export const englishReturns: ToneLanguage['phrases'] = [
  [
    -4,
    oneOf(
      `${not} (?:\\w+ ){0,4}?${go}(?: (?:again|anytime soon|any time soon|ever))?(?! to (?:my|our|the old|regular|any other|a different|another))`,
      `(?:never|not) (?:ever )?(?:will|would|ill) (?:i |we )?(?:ever )?(?:${go}|${buy})`,
      `never (?:ever )?(?:again )?(?:${buy}|buy from|see another|get another)(?: \\w+){0,3}? again`,
      `(?:last|final) (?:\\w+ )?(?:\\w+ )?(?:for me|i (?:will )?(?:ever )?(?:buy|own|get|purchase)|from (?:them|this \\w+)|ill (?:ever )?(?:buy|own))`,
      '(?:first|second) and (?:the )?last(?: time)?|and (?:the|my) last|(?:just |well )?be the last',
      '(?:couldnt|cant|could not|would have to|youd have to) (?:\\w+ )?pay me(?: enough)? to',
      '(?:take|taking|spend|spending) (?:my|our|your) (?:\\w+ ){0,3}(?:elsewhere|somewhere else|some ?place else)',
      '(?:im|i am|we are|were|am) (?:so |officially )?done with (?:them|it|this|these|\\w+)|go elsewhere|go else where',
      '(?:told|telling|tell|warned|warning|warn) (?:\\w+ )?(?:people|everyone|everybody|friends|others|my friends|anyone)(?: \\w+)? (?:not to|to (?:avoid|stay away)|about this)',
    ),
  ],
  [
    3,
    oneOf(
      '(?:dont|do not|stop|quit|no need to) (?:waste (?:your |any )?time )?(?:look|looking|search|searching|shop|shopping)(?: \\w+){0,2}? (?:anything|anywhere|any) (?:else|further|more)|(?:not|never|wouldnt|wont|would not|dont) (?:\\w+ )?(?:buy|use|own|consider|need|want|get|trust) (?:anything else|any other|another brand|any others)(?: \\w+)?',
      '(?:jaw|eye|mind|show) (?:dropping|popping|blowing|stopping)(?:ly)?|(?:took|takes|in|with) (?:no|next to no|almost no|very little) time(?: at all| flat)?|a? ?non issue',
      'punch(?:es|ing)? (?:\\w+ )?above|(?:not|never) easily (?:impressed|pleased|satisfied)|sucks? up (?:everything|all|dirt|dust|hair|pet|the|every\\w*|any\\w*)(?: \\w+)?|(?:ruined|spoiled) (?:all|every|me for|any) (?:others?|other \\w+)|like nobodys business|(?:colou?rs?|pictures?|photos?|images?|screen|display) (?:\\w+ )?pops?(?= |$)',
      '(?:cant|can not|cannot) wait to (?:\\w+ )?(?:\\w+)|looking forward to (?:going|coming|returning|trying|using|buying|my next|our next|more)',
      '(?:will|ill|would|shall|def|definitely|certainly|gladly|happily|always|am|be) (?!not|never)(?:\\w+ )?(?:be )?(?:returning|return|going back|go back|coming back|come back|be back|back|in again)(?! (?:to (?:my|our|the store|the old|using)|from|it|this one|for (?:a )?(?:refund|repair)))(?: (?:again|for more|to this|soon|often))?',
      'one of the few (?:\\w+ ){1,6}(?:i|we|that)(?: would)?',
      '(?:my|our) (?:new )?(?:favou?rite )?(?:new|regular|usual|go to) (?:spot|place|stop|brand|choice|store)|(?:a|be a|as a) regular(?: stop| customer)?',
      '(?:wouldnt|would not|will not|wont|not) (?:give|trade|send|swap|return) (?:it|them|this|these|mine) (?:up|back)?(?: for (?:anything|the world))?',
      '(?:keeping|kept|keep) (?:it|them|this one|the machine|mine)(?! (?:in|from|on|away|clean|at|under|out|off|as|with|for|to|charged|\\w+ing))',
      '(?:plan|planning|plans|going|intend|tempted) (?:to|on) (?:buy|get|order|purchase|buying|getting|ordering) (?:more|another|a second|some more|one for|a few more)',
    ),
  ],
];
