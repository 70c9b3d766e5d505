import { englishHints } from './english-hints.ts';
import { englishPhrases } from './english-phrases.ts';
import { englishSuggestions } from './english-suggestions.ts';
import { englishWords } from './english-words.ts';
import { oneOf } from './one-of.ts';
import type { ToneLanguage } from './tone-language.ts';

/** "The other one is better than this" says already what is better. */
const notThanThis =
  '(?!.* (?:better|nicer|cheaper|sturdier|faster|quieter|more \\w+) (?:\\w+ )?than (?:this|these|that)(?: |$))';

/** "The first problem" is one of the product itself. */
const notOfThis =
  '(?! (?:problem|issue|complaint|thing|time|day|week|month|impression|drawback|downside|con|use|reason|step|part|feature|control|button|side|setting|option|advantage|reviewer|review)s? )';

/** English, American and British. */
export const english: ToneLanguage = {
  phrases: englishPhrases,
  hints: [...englishHints, ...englishSuggestions],
  reversingPrefixes: 'un in im dis non',
  reversingSuffixes: 'less free proof',
  words: englishWords,
  elisions: '',
  endings: 's es ed e d ing ly',
  negations: `not no zero never nor neither none nobody nothing without hardly barely scarcely cannot cant couldnt dont doesnt didnt isnt arent wasnt werent wont wouldnt
    shouldnt hasnt havent hadnt aint rarely seldom arnt dosent dosnt doesent didint lacks lacked lack`,
  reductions: 'less fewer without no stopped',
  intensifiers:
    'absolutely amazingly completely deeply definitely entirely especially extremely highly hugely incredibly insanely really remarkably ridiculously seriously so super surprisingly totally truly unbelievably utterly very way damn',
  diminishers:
    'almost bit fairly kinda little mildly moderately partly pretty quite rather slightly somewhat sort',
  excesses: 'too overly excessively',
  contrasts: 'but however yet except though',
  ends: 'until till',
  concessions: 'if although despite though while whilst than',
  rivals: [
    `${notThanThis}(?:${oneOf(
      '(?:cheaper|other|others|most|many|any|all|every|competing|generic|dollar store) (?:other )?(?:\\w+ )?(?:is|are|was|were|do|does|did|work|works|worked|last|lasts|lasted|sound|sounds|perform|performs|has|have)',
      '(?:my|the|our|a) (?:\\w+ ){0,2}(?:dollar|buck|euro|pound|cheap|cheaper|budget|generic|old|knockoff) (?:one|ones|pair|version|model|brand|set)s? (?:works?|worked|is|was|are|does|did|lasts?|lasted|sounds?|performs?|has|had|holds?)',
      `(?:my|the|our|his|her) (?:\\w+ )?(?:old|older|previous|last|former|original|first|other|cheap|cheaper|\\w+ year old)${notOfThis}(?: \\w+)? (?:\\w+ )?(?:is|was|are|were|did|does|had|has|sounded|looked|worked|lasted)`,
      '(?:the )?(?:old|previous|original|competing) (?:version|model|one|ones|generation)s? (?:is|was|are|were|did|had|sounded|worked|lasted)',
    )})`,
  ],
  exclamations: [
    '(?:oh |well |yeah |wow |gee |ah )?(?:just )?(?:wow|great|wonderful|fantastic|brilliant|nice|lovely|awesome|amazing|perfect|excellent|super|cool|bravo|congratulations|well done|thanks|thank you|thanks a lot|beautiful|genius|terrific|impressive)(?: job| work| one)?',
  ],
  ironies: [
    '(?:i )?(?:just |really |absolutely )?(?:love|loved|adore|enjoy) (?:how|when|that|the way|the fact that|waiting|having to)',
    '(?:great|perfect|ideal|wonderful|fantastic) (?:product |choice |gift )?(?:if you|for (?:people|anyone|those|everyone) who) (?:like|love|enjoy|hate|want)s?',
    'if (?:you|ya|your idea of fun is) ?(?:really |just )?(?:like|love|enjoy|fancy|miss)',
    'nothing (?:says \\w+|beats|like)',
    '(?:its )?(?:amazing|incredible|impressive|remarkable|funny|interesting|love|unbelievable) how (?:quickly|fast|soon|easily|little|many|much|often|badly)',
    '(?:thanks|thank you|congratulations|congrats|well done|kudos|bravo)(?: a lot| so much)? (?:for|on|to)',
    'who doesnt (?:love|like|want|enjoy)',
  ],
  compliments: [
    '(?:so |really |honestly |and )?what (?:more|else) (?:could|can|do|would|should) (?:you|i|we|one|anyone|anybody) (?:\\w+ )?(?:ask|want|need|wish|hope|say)',
    '(?:so |really |and )?(?:whats|what is) (?:not|there not) to (?:love|like)',
    '(?:who|how could (?:you|anyone)) (?:doesnt|wouldnt|would not|not) (?:love|like|want|enjoy)(?: (?:it|this|that|these|them))?$',
    'where has (?:this|it) been|where have (?:these|they) been',
    '(?:how|why) did (?:i|we) ever (?:live|manage|cope|do|get by)',
  ],
  complaints: [
    'why',
    'how (?:can|could|did|does|is it|do|stupid|dumb|bad|hard|ridiculous|lazy)',
    'what (?:the|were|kind|sort|a|is the point|possessed|happened)',
    'where (?:is|are|did) (?:the|all|my)',
    '(?:is it|am i) (?:too much|the only|supposed|asking)',
    '(?:did|didnt|do|does|dont|has|hasnt) (?:they|anyone|anybody|nobody|no one) (?:even )?(?:test|think|know|care|check|listen|try|bother)',
    'who (?:would|thought|designs|designed)',
    'seriously',
  ],
};
