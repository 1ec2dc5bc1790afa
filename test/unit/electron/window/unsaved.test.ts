import { EventEmitter } from 'node:events';
import type { BrowserWindow } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { systemWords } from '../../../../electron/desktop/system-words';
import { questionOf } from '../../../../electron/window/ask-about-unsaved';
import { type ClosingChoice, guardClosing } from '../../../../electron/window/guard-closing';
import { Unsaved } from '../../../../electron/window/unsaved';

vi.mock('electron', () => ({ dialog: {} }));

const counts = (drafts: number, deletions: number, refused = 0) => ({ drafts, deletions, refused });

const atStake = (drafts: number, deletions: number, transfers = 0) => ({ drafts, deletions, transfers });

const guarded = (choice: ClosingChoice, onFinish: (unsaved: Unsaved) => void = () => {}, transfers = 0) => {
  const unsaved = new Unsaved();
  const contents = new EventEmitter();
  const emitter = new EventEmitter();
  const window: BrowserWindow = Object.assign(Object.create(null), {
    on: (name: string, listener: () => void) => emitter.on(name, listener),
    webContents: contents,
  });
  const asked: unknown[] = [];
  let closed = 0;
  guardClosing(window, {
    ...{ unsaved, transfersUnderWay: () => transfers },
    ask: async (told) => {
      asked.push(told);
      return choice;
    },
    finishDeletions: () => onFinish(unsaved),
    stay: () => {},
    close: () => {
      closed += 1;
    },
  });
  const press = async (): Promise<boolean> => {
    let isPrevented = false;
    emitter.emit('close', {
      preventDefault: () => {
        isPrevented = true;
      },
    });
    await new Promise((resolve) => setTimeout(resolve, 0));
    return isPrevented;
  };
  return { unsaved, contents, asked, press, closed: () => closed };
};

describe('closing the window', () => {
  it('nothing unsaved: closes without a question', async () => {
    const { press, asked } = guarded('cancel');
    expect(await press()).toBe(false);
    expect(asked).toEqual([]);
  });

  it('unsaved input: asked, kept open on Cancel; on Discard closed', async () => {
    const kept = guarded('cancel');
    kept.unsaved.report(counts(1, 0));
    expect(await kept.press()).toBe(true);
    expect(kept.asked).toEqual([atStake(1, 0)]);
    expect(kept.closed()).toBe(0);
    const left = guarded('leave');
    left.unsaved.report(counts(1, 0));
    await left.press();
    expect(left.closed()).toBe(1);
    expect(await left.press()).toBe(false);
  });

  it('Delete now: closed once the deletions are sent, kept open when one is refused', async () => {
    const done = guarded('delete-now', (unsaved) => unsaved.report(counts(0, 0)));
    done.unsaved.report(counts(0, 2));
    await done.press();
    expect(done.closed()).toBe(1);
    const refused = guarded('delete-now', (unsaved) => unsaved.report(counts(0, 0, 1)));
    refused.unsaved.report(counts(0, 2));
    await refused.press();
    expect(refused.closed()).toBe(0);
  });

  it('an export or import under way: asked as for unsaved input', async () => {
    const { press, asked, closed } = guarded('cancel', () => {}, 2);
    expect(await press()).toBe(true);
    expect(asked).toEqual([atStake(0, 0, 2)]);
    expect(closed()).toBe(0);
  });

  it('a view that is gone: its deletions will not happen, its drafts are still asked about', async () => {
    const { unsaved, contents } = guarded('cancel');
    unsaved.keep('p1 subscribers/', '{"typed":1}');
    unsaved.report(counts(1, 3));
    contents.emit('render-process-gone');
    expect(unsaved.counts).toEqual(counts(1, 0));
    expect(unsaved.kept).toEqual([{ draftId: 'p1 subscribers/', text: '{"typed":1}' }]);
  });
});

describe('the question', () => {
  it('says what would be lost; the least harmful answer is the first, and the one that Esc gives', () => {
    const drafts = questionOf(atStake(2, 0), systemWords.en.unsaved);
    expect(drafts.message).toBe('2 forms have unsaved input.');
    expect(drafts.choices.map(([label]) => label)).toEqual(['Keep editing', 'Discard and close']);
    const both = questionOf(atStake(1, 1, 1), systemWords.en.unsaved);
    expect(both.message).toBe('1 deletion waits to be sent.');
    expect(both.detail).toContain('1 form with unsaved input is lost either way.');
    expect(both.detail).toContain('An export or import is running. It stops and is offered again');
    expect(both.choices.map(([label, choice]) => [label, choice])).toEqual([
      ['Cancel', 'cancel'],
      ['Keep', 'leave'],
      ['Delete now', 'delete-now'],
    ]);
    const running = questionOf(atStake(0, 0, 1), systemWords.en.unsaved);
    expect(running.message).toBe('An export or import is running.');
    expect(running.choices.map(([label]) => label)).toEqual(['Keep running', 'Stop and close']);
  });
});

describe('drafts in memory', () => {
  it('saved ones go; of more than a hundred the oldest go', () => {
    const unsaved = new Unsaved();
    for (let index = 0; index < 101; index += 1) unsaved.keep(`draft ${index}`, 'x');
    expect(unsaved.kept[0]?.draftId).toBe('draft 1');
    unsaved.keep('draft 1', null);
    expect(unsaved.kept).toHaveLength(99);
  });
});
