/**
 * Whether a robots.txt disallows a URL for a robot, as RFC 9309 says: the longest matching rule decides, and of equally long ones
 * the one that allows. Rules are compared with the first {@link maxPathLength} characters of the path and query.
 *
 * Time is linear in the length of the text, however many `*` its rules have.
 */
export const isDisallowed = (text: string, url: URL, robotName: string): boolean => {
  const path = upperCaseEscapes(url.pathname + url.search).slice(0, maxPathLength);
  const rules = rulesFor(robotName.toLowerCase(), text);
  let decisive: Rule | undefined;
  for (const rule of rules) {
    const length = decisive?.pattern.length ?? -1;
    const decides = rule.pattern.length > length || (rule.pattern.length === length && rule.allows);
    if (decides && matches(rule.pattern, path)) decisive = rule;
  }
  return decisive?.allows === false;
};

/** As long as the URLs that callers may name. */
const maxPathLength = 2000;

interface Rule {
  readonly pattern: string;
  readonly allows: boolean;
}

/** The rules of all groups for the robot, or of those for all robots if there is none. */
const rulesFor = (robotName: string, text: string): readonly Rule[] => {
  const rules = new Map<string, Rule[]>();
  let group = new Set<string>();
  let isGroupOpen = false;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const [, field = '', value = ''] = /^([^:#]*):([^#]*)/.exec(line) ?? [];
    const name = field.trim().toLowerCase();
    if (name === '') continue;
    if (name === 'user-agent') {
      if (!isGroupOpen) group = new Set();
      const [agent = ''] = value.toLowerCase().split('/');
      if (agent.trim() === robotName || agent.trim() === '*') group.add(agent.trim());
    } else if (groupFields.has(name)) {
      const pattern = name === 'crawl-delay' ? '' : encoded(value.trim());
      for (const agent of group) {
        const known = rules.get(agent) ?? [];
        if (pattern !== '') known.push({ pattern, allows: name === 'allow' });
        rules.set(agent, known);
      }
    }
    isGroupOpen = name === 'user-agent';
  }
  return rules.get(robotName) ?? rules.get('*') ?? [];
};

/** The fields of a group. A group that has only a delay allows everything. */
const groupFields = new Set(['allow', 'disallow', 'crawl-delay']);

/** Matches the start of the path, or all of it if the pattern ends in `$`. `*` stands for any characters. */
const matches = (pattern: string, path: string): boolean => {
  const isWhole = pattern.endsWith('$');
  const [start = '', ...others] = (isWhole ? pattern.slice(0, -1) : pattern).split('*');
  if (!path.startsWith(start)) return false;
  const end = isWhole ? others.pop() : '';
  if (end === undefined) return path === start;
  let at = start.length;
  for (const part of others) {
    const found = path.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return path.length - end.length >= at && path.endsWith(end);
};

/** Escapes what a URL would escape, so that patterns can be compared with paths. */
const encoded = (pattern: string): string =>
  upperCaseEscapes(encodeURI(pattern.toWellFormed()).replaceAll('%25', '%'));

const upperCaseEscapes = (text: string): string =>
  text.replace(/%[0-9a-f]{2}/gi, (character) => character.toUpperCase());
