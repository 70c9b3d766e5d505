import { Parser } from 'htmlparser2';
import { FeedHandler } from './handler.ts';
import type { FeedReview } from './review.ts';
import { unfit } from './unfit.ts';

/**
 * Reads the reviews of a feed as it comes, in batches of 100 at most. What it holds at once is some 15 MB at worst, whatever
 * the feed's length.
 *
 * A value is cut at 20,000 characters and the values of a review together at 60,000; one tag, comment or CDATA section may have
 * about a million, and elements stand in each other 64 deep at most. Entities that the document declares are not expanded.
 *
 * @throws {SourceError} SOURCE_BAD_RESPONSE past those bounds, for another schema than Google's, and for a feed that is cut
 *   off; and what `pieces` throws. The reviews before are given first.
 */
export async function* readFeed(
  pieces: AsyncIterable<string>,
): AsyncGenerator<readonly FeedReview[], void, undefined> {
  const handler = new FeedHandler();
  // Entities are decoded value by value: in a run of nothing else the parser would keep all that it was given.
  const parser = new Parser(handler, { xmlMode: true, decodeEntities: false });
  let written = 0;
  try {
    for await (const piece of pieces) {
      parser.write(piece);
      written += piece.length;
      while (handler.isFull) {
        yield handler.take();
        parser.resume();
      }
      if (written - parser.startIndex > maxToken) {
        throw unfit(`has a tag, comment or CDATA section of more than ${maxToken} characters`);
      }
    }
    handler.finish();
  } catch (error) {
    yield handler.take();
    throw error;
  }
  yield handler.take();
}

/** The parser keeps what it has not come to the end of. */
const maxToken = 1_000_000;
