/** Whether a program wrote a post, by the name of its author or because the text says so. */
export const isBot = (author: string | null | undefined, text: string): boolean =>
  botName.test(author ?? '') || camelCaseBot.test(author ?? '') || confession.test(text);

/** AutoModerator, price-bot, bot_of_deals. */
const botName =
  /^(?:automoderator|autotldr|discobot|system)$|(?:^|[_-])bot\d*$|^bot[_-]|[_-]bot[_-]/i;

/** RemindMeBot; not Talbot. */
const camelCaseBot = /[a-z\d]Bot\d*$/;

const confession =
  /\b(?:i am|i'm|i’m|im|this is) a(?:n automated)? bot\b|\bbeep[ ,-]*boop\b|\bperformed automatically\b|\bbest summary i could come up with\b/i;
