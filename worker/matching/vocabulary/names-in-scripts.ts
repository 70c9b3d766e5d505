import { foldText } from '../fold-text.ts';

/**
 * Writes brands and product lines that are known by a name in another script, or by an abbreviation, in the Latin script:
 * "任天堂 Switch" is "nintendo Switch", "PS5" is "playstation 5".
 *
 * @param text folded, as by `foldText`.
 */
export const withLatinNames = (text: string): string =>
  text
    .replace(namePattern, (name) => ` ${latinNames.get(name) ?? name} `)
    .replace(/(?<![\p{L}\p{N}])ps(?=[1-6](?![\p{L}\p{N}]))/gu, 'playstation ');

const latinNames = new Map(
  Object.entries({
    apple: 'アップル 苹果 蘋果 애플 эппл ابل',
    iphone: 'アイフォン アイフォーン 아이폰 айфон ايفون',
    ipad: 'アイパッド 아이패드 айпад ايباد',
    airpods: 'エアーポッズ エアポッズ 에어팟 ايربودز',
    sony: 'ソニー 索尼 소니 сони سوني',
    playstation: 'プレイステーション プレステ 플레이스테이션 بلايستيشن',
    nintendo: 'ニンテンドー 任天堂 닌텐도 нинтендо نينتندو',
    samsung: 'サムスン 三星 삼성전자 삼성 самсунг سامسونج سامسونغ',
    galaxy: 'ギャラクシー 갤럭시 галакси جالكسي جالاكسي غالاكسي',
    xiaomi: 'シャオミ 小米 샤오미 сяоми شاومي',
    huawei: 'ファーウェイ 华为 華為 화웨이 хуавей هواوي',
    google: 'グーグル 谷歌 구글 جوجل',
    canon: 'キヤノン キャノン 佳能 캐논 كانون',
    nikon: 'ニコン 尼康 니콘 نيكون',
    fujifilm: '富士フイルム 富士フィルム 富士胶片 후지필름',
    panasonic: 'パナソニック 松下 파나소닉 باناسونيك',
    dyson: 'ダイソン 戴森 다이슨 дайсон دايسون',
    philips: 'フィリップス 飞利浦 飛利浦 필립스 филипс فيليبس',
    bose: 'ボーズ 보스 بوز',
    lenovo: 'レノボ 联想 聯想 레노버 леново لينوفو',
    lego: 'レゴ 乐高 樂高 레고 лего ليغو ليجو',
    dji: '大疆',
    microsoft: 'マイクロソフト 微软 마이크로소프트 مايكروسوفت',
    kindle: 'キンドル 킨들 كيندل',
    logitech: '罗技 羅技 로지텍 لوجيتك',
    nespresso: 'ネスプレッソ 네스프레소 نسبريسو',
  }).flatMap(([latin, names]) => names.split(' ').map((name) => [foldText(name), latin] as const)),
);

/** A name may be followed by anything, but must not be the end of a longer word: "アンソニー" is not Sony. */
const namePattern = new RegExp(
  `(?<![\\p{Script=Katakana}ー\\p{Script=Hangul}\\p{Script=Cyrillic}\\p{Script=Arabic}])(?:ال)?(?:${[
    ...latinNames.keys(),
  ]
    .sort((one, other) => other.length - one.length)
    .join('|')})(?!\\p{Script=Cyrillic}|\\p{Script=Arabic})`,
  'gu',
);
