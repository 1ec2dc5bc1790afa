import { describe, expect, it } from 'vitest';
import { Notices } from '../../../../electron/store/notices';

describe('notices', () => {
  it('the same trouble twice: one notice, with the latest reason; gone when dismissed', () => {
    const notices = new Notices();
    const counts: number[] = [];
    notices.onChange((all) => counts.push(all.length));
    notices.add({ kind: 'disk-full', path: 'a', reason: 'ENOSPC' });
    notices.add({ kind: 'disk-full', path: 'a', reason: 'EDQUOT' });
    notices.add({ kind: 'disk-full', path: 'b', reason: 'ENOSPC' });
    expect(notices.all.map(({ path, reason }) => [path, reason])).toEqual([
      ['a', 'EDQUOT'],
      ['b', 'ENOSPC'],
    ]);
    notices.dismiss(notices.all[0]?.id ?? '');
    expect(notices.all.map(({ path }) => path)).toEqual(['b']);
    expect(counts).toEqual([1, 1, 2, 1]);
  });
});
