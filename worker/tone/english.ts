import { englishHints } from './english-hints.ts';
import { englishPhrases } from './english-phrases.ts';
import { englishWords } from './english-words.ts';
import type { ToneLanguage } from './tone-language.ts';

/** English, American and British. */
export const english: ToneLanguage = {
  phrases: englishPhrases,
  hints: englishHints,
  reversingPrefixes: 'un in im dis non',
  reversingSuffixes: 'less free proof',
  words: englishWords,
  elisions: '',
  endings: 's es ed e d ing',
  negations: `not no zero never nor neither none nobody nothing without hardly barely scarcely cannot cant couldnt dont doesnt didnt isnt arent wasnt werent wont wouldnt
    shouldnt hasnt havent hadnt aint lacks lacked lack`,
  reductions: 'less fewer without no stopped',
  intensifiers:
    'absolutely amazingly completely deeply definitely entirely especially extremely highly hugely incredibly insanely really remarkably ridiculously seriously so super surprisingly totally truly unbelievably utterly very way damn',
  diminishers:
    'almost bit fairly kinda little mildly moderately partly pretty quite rather slightly somewhat sort',
  excesses: 'too overly excessively',
  contrasts: 'but however yet except though',
  ends: 'until till',
  concessions: 'if although despite even though while whilst',
  rivals: [
    '(?:cheaper|other|others|most|many|any|all|every|competing|generic|dollar store) (?:other )?(?:\\w+ )?(?:is|are|was|were|do|does|did|work|works|worked|last|lasts|lasted|sound|sounds|perform|performs|has|have)',
    '(?:my|the|our|a) (?:\\w+ ){0,2}(?:dollar|buck|euro|pound|cheap|cheaper|budget|generic|old|knockoff) (?:one|ones|pair|version|model|brand|set)s? (?:works?|worked|is|was|are|does|did|lasts?|lasted|sounds?|performs?|has|had|holds?)',
    '(?:my|the|our|his|her) (?:\\w+ )?(?:old|older|previous|last|former|original|first|other|cheap|cheaper|\\w+ year old)(?: \\w+)? (?:\\w+ )?(?:is|was|are|were|did|does|had|has|sounded|looked|worked|lasted)',
    '(?:the )?(?:old|previous|original|competing) (?:version|model|one|ones|generation)s? (?:is|was|are|were|did|had|sounded|worked|lasted)',
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
  complaints: [
    'why',
    'how (?:can|could|is it|do|stupid|dumb|bad|hard|ridiculous|lazy)',
    'what (?:the|were|kind|a)',
    'who (?:would|thought|designs|designed)',
    'seriously',
  ],
};
