import { Parser } from 'htmlparser2';
import { feedError } from './feed-error.ts';
import { FeedHandler } from './handler.ts';
import type { RawFeedReview } from './review.ts';

/**
 * Streams the raw reviews of a feed in batches of up to 100. Uses at most about 15 MB, whatever the length of the feed.
 *
 * A value is truncated to 20,000 characters, and the values of one review to 60,000 in total. A tag, comment, or CDATA section
 * may have about 1,000,000 characters, and elements may nest 64 deep. Entities declared by the document are not expanded.
 *
 * @throws {SourceError} SOURCE_BAD_RESPONSE for a feed that exceeds the last two limits, does not follow Google's schema, or is
 *   truncated.
 * @throws whatever `chunks` throws. All reviews read before an error are yielded first.
 */
export async function* readFeed(
  chunks: AsyncIterable<string>,
): AsyncGenerator<readonly RawFeedReview[], void, undefined> {
  const handler = new FeedHandler();
  // Entities are decoded per value: given a long run of entities, the parser would buffer all of its input.
  const parser = new Parser(handler, { xmlMode: true, decodeEntities: false });
  let written = 0;
  try {
    for await (const chunk of chunks) {
      parser.write(chunk);
      written += chunk.length;
      while (handler.isFull) {
        yield handler.take();
        parser.resume();
      }
      if (written - parser.startIndex > maxToken) {
        throw feedError(`has a tag, comment, or CDATA section of more than ${maxToken} characters`);
      }
    }
    handler.finish();
  } catch (error) {
    yield handler.take();
    throw error;
  }
  yield handler.take();
}

/** Characters. The parser buffers a token until it ends. */
const maxToken = 1_000_000;
