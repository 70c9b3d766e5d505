import { atomsOf } from './atoms.ts';

/** Whether a text only thanks, laughs, or agrees, in a few words, and says nothing about anything: "lol", "This.", "Thanks!", "+1" */
export const isChatter = (text: string): boolean => {
  if (text.length > maxLength) return false;
  const words = atomsOf(text);
  const isReminder = words.some((word) => word.text === 'remindme' || word.text === 'plus');
  const isVote = words.length === 2 && words[0]?.text === '+' && words[1]?.text === '1';
  if (words.length === 0 || isVote) return true;
  const isPraiseOfPost = words.some(({ text: word }) => postWords.has(word));
  return (
    words.every(({ text: word, isNumber }) =>
      isNumber
        ? isReminder
        : replies.has(word) || fillers.has(word) || postWords.has(word) || praises.has(word),
    ) && words.some(({ text: word }) => replies.has(word) || (isPraiseOfPost && praises.has(word)))
  );
};

/** Longer texts are never chatter. */
const maxLength = 100;

const wordSet = (...lines: readonly string[]): ReadonlySet<string> =>
  new Set(
    lines
      .flatMap((line) => line.split(' '))
      .flatMap((word) => atomsOf(word).map(({ text }) => text)),
  );

/** Words that reply to a post. */
const replies = wordSet(
  'this lol lmao lmfao rofl haha hahaha hehe heh xd kek wow omg wtf f rip oof yikes bruh welp meh hmm hm uh um huh ok okay k yessir',
  'same ditto thank thanks thx ty tysm cheers appreciate appreciated congrats congratulations welcome sorry agree agreed exactly indeed absolutely definitely',
  'totally preach upvoted upvote bump following subscribed remindme source sauce lfg gg idk facts true deleted removed first enjoy',
  'danke dank dankeschon bitte genau stimmt dito ebenso merci bravo exactement pareil gracias exacto jaja jajaja jejeje grazie obrigado obrigada valeu kkk rsrs',
  'dankjewel bedankt tack takk tak kiitos dziekuje dzieki diky dekuji koszi multumesc tesekkurler sagol спасибо благодарю согласен лол ага',
  'شكر شكرا 谢 謝 感 顶 頂 赞 讚 哈 嗯 ㅋㅋ ㅋㅋㅋ ㅎㅎ 감사합니다 고마워요 고맙습니다 ขอบคุณ あ り が と う ご ざ い ま す 了 解 草 笑 w ww www',
);

const praises = wordSet(
  'nice great good awesome cool interesting fantastic excellent helpful informative underrated toll tolle toller super sehr',
);

const postWords = wordSet(
  'post review reply comment thread writeup write up answer info information advice tip question point read bericht beitrag avis recensione',
);

const fillers = wordSet(
  'yes no nope yep yup yeah oui that these so very much many lot a the an i you u we it for to of my me too and all oh ah man guys dude bro sir op is was im s here right ya sure one your',
  'sharing share posting help heads taking time day days week weeks month months year years hour hours please pls what here will',
  'vielen schon gern gerne fur den das die ja nein beaucoup mille non pour ton ta retour partage muchas muchisimas por compartir la el tu si igual per tua tuo muito',
);
