// Prints the rows of a Parquet file as JSON: numbers of 64 bits as numbers, instants as ISO 8601.
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';

const file = await asyncBufferFromFile(process.argv[2]);
const metadata = await parquetMetadataAsync(file);
const rows = await parquetReadObjects({ file, metadata });
const plain = (_, value) => (typeof value === 'bigint' ? Number(value) : value);
console.log(JSON.stringify({ groups: metadata.row_groups.length, rows }, plain));
