/**
 * Escapes each "<" that begins no markup, so that "Fits if you are <XL" is not parsed as the tag of an unknown element, which has
 * neither text nor an end. Takes time linear in the length.
 */
export const escapeStrayBrackets = (html: string): string =>
  html.replace(bracket, (found, name: string | undefined, rest: string | undefined) =>
    name === undefined || !isTag(name.toLowerCase(), rest ?? '') ? `&lt;${found.slice(1)}` : found,
  );

/** A "<" that begins neither a comment nor a declaration, with what may be a name and its attributes. */
const bracket = /<(?![!?])(?:\/?([a-z][\w:-]{0,100})([^<>]*>?))?/gi;

const isTag = (name: string, rest: string): boolean => {
  const isKnown = elements.has(name) || name.includes('-') || name.includes(':');
  // A tag may have been cut off at the end of a text.
  return isKnown && (rest.endsWith('>') || /^(?:\s*$|\s+[a-z-]+\s*=)/i.test(rest));
};

/** The elements of HTML, also obsolete ones, and those of SVG and MathML in which others are nested. */
const elements = new Set(
  `a abbr acronym address applet area article aside audio b base bdi bdo big blink blockquote body br button canvas caption center
  cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form
  frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe image img input ins kbd label legend li link main map mark
  marquee math menu meta meter nav nobr noframes noscript object ol optgroup option output p param picture pre progress q rp rt ruby
  s samp script search section select slot small source span strike strong style sub summary sup svg table tbody td template textarea
  tfoot th thead time title tr track tt u ul var video wbr path g`.split(/\s+/),
);
