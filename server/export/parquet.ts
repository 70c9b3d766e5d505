import type { BasicType, ByteWriter, ColumnSource } from 'hyparquet-writer';
import { type Column, columns } from './columns.ts';
import type { ExportedReview, ReviewBatches } from './exported-review.ts';

/**
 * Apache Parquet, compressed with Snappy, in groups of about 1,000 rows. Instants are timestamps, lists are JSON. The library that
 * writes it is loaded for the first file.
 *
 * @see https://parquet.apache.org/docs/file-format/
 */
export async function* parquet(batches: ReviewBatches): AsyncGenerator<Uint8Array> {
  const { ByteWriter, ParquetWriter, schemaFromColumnData } = await import('hyparquet-writer');
  const writer = new ByteWriter();
  const schema = schemaFromColumnData({ columnData: columns.map((column) => source(column, [])) });
  const file = new ParquetWriter({ writer, schema, createdBy: 'reviewcast' });
  const reviews = batches[Symbol.asyncIterator]();
  const write = async (): Promise<boolean> => {
    const rows = await nextGroup(reviews);
    if (rows.length === 0) file.finish();
    else file.write({ columnData: columns.map((column) => source(column, rows)) });
    return rows.length === 0;
  };
  try {
    for (let isWhole = false; !isWhole; ) {
      isWhole = await write();
      yield taken(writer);
    }
  } finally {
    await reviews.return?.();
  }
}

const nextGroup = async (
  batches: AsyncIterator<readonly ExportedReview[]>,
): Promise<ExportedReview[]> => {
  const group: ExportedReview[] = [];
  while (group.length < groupRows) {
    const { done, value } = await batches.next();
    if (done) break;
    group.push(...value);
  }
  return group;
};

const groupRows = 1000;

/** What was written since the last call. */
const taken = (writer: ByteWriter): Uint8Array => {
  const bytes = writer.getBytes().slice();
  writer.index = 0;
  return bytes;
};

const source = (column: Column, rows: readonly ExportedReview[]): ColumnSource => ({
  name: column.name,
  type: types[column.type],
  data: rows.map((review) => dataOf(column, review)),
});

const types: Readonly<Record<Column['type'], BasicType>> = {
  text: 'STRING',
  instant: 'TIMESTAMP',
  number: 'DOUBLE',
  integer: 'INT32',
  boolean: 'BOOLEAN',
  list: 'JSON',
};

const dataOf = (column: Column, review: ExportedReview) => {
  if (column.type === 'list') return column.json(review);
  const value = column.value(review);
  return column.type === 'instant' && typeof value === 'string' ? new Date(value) : value;
};
