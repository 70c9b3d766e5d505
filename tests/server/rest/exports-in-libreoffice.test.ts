import { expect, test } from 'vitest';
import type { Review } from '../../../contract/review.ts';
import { columns } from '../../../server/export/columns.ts';
import { exportedReview } from '../../../server/export/exported-review.ts';
import { wholeReview } from '../../support/server/exports.ts';
import { claimedTask } from '../../support/server/fake-worker.ts';
import { cellsInLibreOffice, hasLibreOffice } from '../../support/server/libreoffice.ts';
import { serve } from '../../support/server/test-server.ts';

const bodies = [
  '=1+1',
  '+49 30 1234',
  '-2+3+cmd|" /C calc"!A0',
  '@SUM(A1:A9)',
  '＝1+1',
  'First line\nSecond, "quoted"; line\n\nspaced  twice',
  'Semi;colon, comma, \'apostrophe\' and "quotes"',
  '👍🏽 👨‍👩‍👧 🇩🇪 é é 你好 שלום',
  '10/10',
  '0012',
  'true',
];

const reviews = Array.from({ length: 1000 }, (_, n): Review => {
  const body = bodies[n % bodies.length] ?? '';
  return { ...wholeReview, fingerprint: `r${n}`, title: n % 3 ? null : body, body };
});

test.skipIf(!hasLibreOffice)(
  'a thousand reviews open in LibreOffice with the right cells, and none is a formula',
  { timeout: 120_000 },
  async () => {
    const { url, deployment } = await serve();
    const worker = await claimedTask(deployment.log);
    for (let from = 0; from < reviews.length; from += 100) {
      const part = reviews.slice(from, from + 100);
      await worker.write({ type: 'ReviewsFound', source: 'woocommerce', reviews: part });
    }
    const response = await fetch(`${url}/api/v1/tasks/${worker.taskId}/reviews.csv?bom=true`);
    const csv = Buffer.from(await response.arrayBuffer());

    // Separated by commas, in UTF-8, from the first line, with quoted fields as text.
    const [header, ...rows] = await cellsInLibreOffice(csv, '44,34,76,1,,0,true');
    expect(header).toEqual(columns.map(({ name }) => name));
    expect(rows).toEqual(
      reviews.map((review) => {
        const exported = exportedReview(worker.taskId, review);
        return columns.map(({ value }) => {
          const cell = value(exported);
          if (typeof cell === 'number' || typeof cell === 'boolean' || cell === null) return cell;
          const text = typeof cell === 'string' ? cell : cell.join('\n');
          return /^[=+\-@＝]/.test(text) ? `'${text}` : text;
        });
      }),
    );
    // As it opens a file without being told how: formulas are evaluated.
    const opened = await cellsInLibreOffice(
      csv,
      '44,34,76,1,,0,false,true,false,false,false,-1,true',
    );
    expect(opened).toHaveLength(1001);
    expect(opened.flat().filter((cell) => String(cell).startsWith('formula:'))).toEqual([]);
  },
);
