import { DomUtils } from 'htmlparser2';
import { escapeHtml } from './escape-html.ts';
import {
  type HtmlElement,
  type HtmlNode,
  hasClass,
  MarkupTooComplexError,
  parseHtml,
} from './parse-html.ts';
import type { RawMedia } from './review-details.ts';
import { webUrl } from './web-url.ts';

/**
 * The pictures that the author of a post added to it, at most 100: not those of quotations and link previews, emoji, or avatars. Never
 * throws.
 *
 * @param base the URL that those of pictures are relative to. Default: none.
 */
export const authorPictures = (html: string, base?: string): RawMedia[] => {
  if (!/<img\b/i.test(html)) return [];
  try {
    const pictures: RawMedia[] = [];
    const walk = (node: HtmlNode): void => {
      if (!DomUtils.isTag(node) || pictures.length >= maxPictures || isForeign(node)) return;
      const url = node.name === 'img' ? webUrl(node.attribs['src'], base) : null;
      if (url !== null)
        pictures.push({ type: 'PHOTO', ...sizesOf(node, url, base), ...captionOf(node) });
      for (const child of node.children) walk(child);
    };
    for (const node of parseHtml(html.slice(0, maxHtmlLength))) walk(node);
    return pictures;
  } catch (error) {
    if (error instanceof MarkupTooComplexError) return [];
    throw error;
  }
};

/** Whether a URL leads to a picture, by its ending. */
export const isPicture = (url: string | null | undefined): boolean =>
  /\.(?:jpe?g|png|gif|webp|avif)$/i.test(webUrl(url)?.replace(/[?#].*$/s, '') ?? '');

const maxPictures = 100;
const maxHtmlLength = 200_000;

const isForeign = (element: HtmlElement): boolean =>
  element.name === 'aside' ||
  element.name === 'blockquote' ||
  ['emoji', 'avatar', 'site-icon', 'onebox'].some((name) => hasClass(element, name));

/** A picture that is a link to a picture is a preview of it. */
const sizesOf = ({ parent }: HtmlElement, url: string, base: string | undefined) => {
  const href = parent !== null && DomUtils.isTag(parent) ? parent.attribs['href'] : undefined;
  const full = webUrl(href, base);
  return isPicture(full) ? { url: full, thumbnailUrl: url } : { url };
};

/** Names of files and placeholders are no captions. */
const captionOf = ({ attribs: { alt = '' } }: HtmlElement) => {
  const caption = alt.slice(0, maxCaption).trim();
  return fileName.test(caption) ? {} : { caption: escapeHtml(caption) };
};

const maxCaption = 1000;
/** The last is what Stack Exchange's editor writes. */
const fileName = /^(?:[\w.-]*|enter image description here)$/;
