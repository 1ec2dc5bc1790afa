/**
 * Chromium clamps an element at 2^25 layout units of device pixels: 33.5 million px at ratio 1, 11 million at ratio 3.
 * The spacer stays below that at every ratio and zoom, so the last row is always there to be scrolled to.
 */
export const SPACER_MOST_PX = 8_000_000;

/** In the first and last stretch a native pixel is a pixel of rows, so both ends are exact and feel plain. */
const EXACT_PX = 1_000_000;

/**
 * That near, px, is the end: sizes are rounded at fractional pixel ratios, and Chromium counts device pixels in single
 * precision, which above 8 million knows none of them exactly. At ratio 1.2 the scrollbar stops 2 px early.
 */
export const END_PX = 3;

export type ScrollMap = {
  readonly maxScroll: number;
  readonly maxVirtual: number;
  /** Where the rows are, px, when the scrollbar is at `scroll`. */
  toVirtual(scroll: number): number;
  /** Where the scrollbar belongs when the rows are at `virtual`. */
  toScroll(virtual: number): number;
};

const clamp = (value: number, most: number): number => Math.min(Math.max(value, 0), most);

/**
 * Two offsets: the native one of the scrollbar, at most `maxScroll`, and the virtual one of the rows, at most
 * `maxVirtual`, both in CSS px. Equal for a short list; for a tall one 1:1 near both ends and linear between.
 */
export const scrollMap = (maxScroll: number, maxVirtual: number): ScrollMap => {
  const ends = { maxScroll, maxVirtual };
  if (maxVirtual - maxScroll < 2) {
    return {
      ...ends,
      toVirtual: (scroll) => (scroll >= maxScroll - 1 && maxScroll > 0 ? maxVirtual : clamp(scroll, maxVirtual)),
      toScroll: (virtual) => clamp(virtual, maxScroll),
    };
  }
  const exact = Math.min(EXACT_PX, maxScroll / 4);
  const stretch = (maxVirtual - 2 * exact) / (maxScroll - 2 * exact);
  return {
    ...ends,
    toVirtual: (scroll) => {
      if (scroll <= exact) return Math.max(scroll, 0);
      if (scroll >= maxScroll - END_PX) return maxVirtual;
      if (scroll >= maxScroll - exact) return maxVirtual - (maxScroll - scroll);
      return exact + (scroll - exact) * stretch;
    },
    toScroll: (virtual) => {
      if (virtual <= exact) return Math.max(virtual, 0);
      if (virtual >= maxVirtual - exact) return Math.min(maxScroll - (maxVirtual - virtual), maxScroll);
      return exact + (virtual - exact) / stretch;
    },
  };
};
