import { describe, expect, it } from 'vitest';
import { besides, placeOn } from '../../../../electron/window/placing';

const laptop = { x: 0, y: 24, width: 1440, height: 876 };
const beside = { x: 1440, y: 0, width: 2560, height: 1440 };

describe('where a window opens', () => {
  it('the first time: as large as the design has it, placed by the system', () => {
    expect(placeOn([laptop], null)).toEqual({ width: 1180, height: 760 });
  });

  it('where it was, on either screen', () => {
    const place = { x: 1600, y: 100, width: 1300, height: 900 };
    expect(placeOn([laptop, beside], place)).toEqual(place);
    const left = { x: -200, y: 24, width: 1000, height: 700 };
    expect(placeOn([laptop, beside], left)).toEqual(left);
  });

  it.each([
    ['a screen that is gone', { x: 1600, y: 100, width: 1300, height: 900 }, { width: 1300, height: 876 }],
    ['a title bar above every screen', { x: 100, y: -500, width: 1000, height: 700 }, { width: 1000, height: 700 }],
    ['hardly a corner on the screen', { x: 1400, y: 100, width: 1000, height: 700 }, { width: 1000, height: 700 }],
    ['larger than the screen, and off it', { x: 5000, y: 0, width: 4000, height: 4000 }, { width: 1440, height: 876 }],
  ])('%s: in the middle again, no larger than the screen', (_why, place, expected) => {
    expect(placeOn([laptop], place)).toEqual(expected);
  });

  it('never smaller than the least size; without any screen it opens all the same', () => {
    expect(placeOn([laptop], { x: 0, y: 24, width: 200, height: 10 })).toEqual({
      x: 0,
      y: 24,
      width: 900,
      height: 600,
    });
    expect(placeOn([], { x: 0, y: 24, width: 1300, height: 900 })).toEqual({ width: 1180, height: 760 });
  });

  it('a further window lies a step beside, of the same size', () => {
    expect(besides({ x: 100, y: 100, width: 1000, height: 700 })).toEqual({ x: 128, y: 128, width: 1000, height: 700 });
  });
});
