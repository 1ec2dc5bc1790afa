import type { Served } from '../child/serve-calls';
import { readService } from './read-service';
import { SetService } from './set-service';
import { writeService } from './write-service';

/** All that the rows process does for main: lists at hand, files that are written, files that are read. */
export const rowsService = (): Served => {
  const sets = new SetService();
  return { ...sets.served, ...writeService(sets), ...readService() };
};
