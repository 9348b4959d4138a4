import { localPath } from '~/shared/display';
import { oneText } from '~/shared/search';

/** Where to go on afterwards: a path of this site, or nothing. */
export function readNext(search: Record<string, unknown>): { suite?: string } {
  const suite = localPath(oneText(search.suite), '');
  return suite === '' ? {} : { suite };
}
