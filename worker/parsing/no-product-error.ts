import type { Received } from '../source/parser.ts';
import { SourceError } from '../source/source-error.ts';
import { type Barrier, barrierOf } from './barrier.ts';
import { type PageFacts, pageFacts } from './page-facts.ts';

/**
 * The error for a page on which the product was not found, with the reason: another kind of file, a barrier such as a robot check, a
 * page that says that nothing was found, another product, or no product at all.
 *
 * @param names the names of the products that the page describes instead.
 */
export const noProductError = (
  { text, headers, url }: Received['response'],
  names: readonly string[],
): SourceError => {
  if (text.trim() === '') return badResponse('The page is empty.', true);
  const other = otherContent(text, headers['content-type'] ?? '');
  if (other !== undefined) return badResponse(`The URL leads to ${other} instead of a web page.`);
  const page = pageFacts(text);
  const barrier = barrierOf(page, new URL(url));
  if (barrier !== undefined) return barrierError('The page is', barrier);
  if (notFound.test(page.title)) {
    return badResponse(`The page says that nothing was found: "${page.title}". Check the URL.`);
  }
  const [name] = names;
  if (name !== undefined) {
    const rest = names.length > 1 ? ` and ${names.length - 1} more` : '';
    return badResponse(`The page is about "${name}"${rest}, not about the product. Check the URL.`);
  }
  return badResponse(`The page describes no product in JSON-LD or microdata${hint(page)}.`);
};

/**
 * The error for a barrier.
 *
 * @param start the beginning of the sentence that the barrier continues.
 */
export const barrierError = (start: string, barrier: Barrier): SourceError =>
  new SourceError('SOURCE_BLOCKED', `${start} ${barrier}, which automated clients cannot pass.`, {
    retryable: false,
  });

const badResponse = (message: string, retryable = false) =>
  new SourceError('SOURCE_BAD_RESPONSE', message, { retryable });

/** What a body is that is not HTML; undefined if it has tags. */
const otherContent = (text: string, contentType: string): string | undefined => {
  if (text.startsWith('%PDF-')) return 'a PDF document';
  const [, family] = /^\s*(image|video|audio|font)\//i.exec(contentType) ?? [];
  if (family !== undefined) return `a file of type ${family.toLowerCase()}`;
  if (/^\s*[[{]/.test(text)) return 'JSON';
  return /<[a-z!?]/i.test(text) ? undefined : 'a file';
};

const notFound =
  /\b404\b|\bnot found\b|no longer (?:available|exists?)|(?:page|product|item|article) (?:does not|doesn[’']t) exist|can[’']?t (?:be found|find)|cannot (?:be found|find)|introuvable|non trouvée?|nicht gefunden|nicht (?:mehr )?verfügbar|existiert nicht|no (?:se ha )?encontrad|no existe|não (?:foi )?encontrad|não existe|non trovat|niet gevonden|nie (?:została |został )?znalezion|hittades inte|ikke fundet|ikke funnet|ei löyt|nem található|nenalezen|bulunamadı|не (?:был[ао]? )?найден|не знайден|見つかりません|找不到|未找到|不存在|찾을 수 없|غير موجود/i;

const hint = ({ text, hasScripts }: PageFacts): string =>
  hasScripts && text.length < 500 ? '; its scripts, which may add one, are not run' : '';
