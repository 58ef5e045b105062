import { EXPORT_FORMATS, exportFile } from '../../export/export-file.js';
import { readTrace } from '../../index/read-trace.js';
import { NotFound } from '../not-found.js';
import { findTrace } from './traces.js';
import type { Handler } from '../routes.js';

export const exportTrace: Handler = async (context, [id], given) => {
  const format = given.choice('format', EXPORT_FORMATS);
  const trace = readTrace(context.indexer, findTrace(context, id!));
  if (trace === undefined) throw new NotFound('no such trace any more: its files were deleted');
  const { body, extension, type } = await exportFile(trace, format);
  // The id is letters, digits and dashes.
  return { status: 200, type, body, headers: { 'Content-Disposition': `attachment; filename="trace-${id}.${extension}"` } };
};
