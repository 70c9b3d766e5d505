import { Parser } from 'htmlparser2';

/** What tells what a web page is for, besides its structured data. */
export interface PageFacts {
  readonly title: string;
  /** The visible text, on one line, up to {@link maxText} characters. */
  readonly text: string;
  /** The addresses of scripts, frames, pictures and forms, and the IDs of elements, one per line. */
  readonly marks: string;
  readonly hasPasswordField: boolean;
  /** Whether the page has scripts, which are not run. */
  readonly hasScripts: boolean;
}

/** Pages that only ask something of their visitors have less. */
export const maxText = 5000;

/** Reads up to the first 1,000,000 characters of a page. */
export const pageFacts = (html: string): PageFacts => {
  let [title, text, marks] = ['', '', ''];
  let [hasPasswordField, hasScripts] = [false, false];
  let inTitle = false;
  let hidden = 0;
  const parser = new Parser({
    onopentag: (name, { id, src, action, type, name: field }) => {
      if (name === 'title') inTitle = title === '';
      if (unseen.has(name)) hidden++;
      if (name === 'script') hasScripts = true;
      if (name === 'input' && type?.toLowerCase() === 'password') hasPasswordField = true;
      for (const mark of [id, src, action, field]) {
        if (mark !== undefined && marks.length < maxText) marks += `${mark.slice(0, 500)}\n`;
      }
    },
    ontext: (part) => {
      if (inTitle) title = (title + part).slice(0, 300);
      else if (hidden === 0 && text.length < maxText) text += `${part.slice(0, maxText)} `;
    },
    onclosetag: (name) => {
      if (name === 'title') inTitle = false;
      if (unseen.has(name)) hidden--;
    },
  });
  parser.end(html.slice(0, maxHtml));
  const line = (raw: string) => raw.replace(/\s+/g, ' ').trim().slice(0, maxText);
  return { title: line(title), text: line(text), marks, hasPasswordField, hasScripts };
};

const maxHtml = 1_000_000;
const unseen = new Set(['script', 'style', 'template', 'svg', 'title']);
