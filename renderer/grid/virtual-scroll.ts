import { END_PX, type ScrollMap, scrollMap } from './scroll-map';

export type Extent = {
  /** All rows, px. */
  readonly total: number;
  /** Height in which rows are seen, px. */
  readonly viewport: number;
  /** Most that the scroller can scroll, px, as measured. */
  readonly maxScroll: number;
};

/** A non-stop gesture that comes this near to a native end, px, is given room again before it is stopped there. */
const END_MARGIN_PX = 20_000;

/**
 * Where the rows are. Wheel, touch and small steps move them pixel by pixel; only a dragged thumb goes through the map.
 * The native offset drifts from the map meanwhile and is put right when scrolling has ended, which moves no row.
 */
export class VirtualScroll {
  #map: ScrollMap = scrollMap(0, 0);
  #viewport = 0;
  #scroll = 0;
  #at = 0;
  #isGesture = false;

  /** Offset of the first visible pixel among all rows, px. */
  get at(): number {
    return this.#at;
  }

  get viewport(): number {
    return this.#viewport;
  }

  /** Another window height, row height, zoom or row count; the first visible pixel stays, as far as it can. */
  resize({ total, viewport, maxScroll }: Extent): void {
    this.#viewport = viewport;
    this.#map = scrollMap(Math.max(0, maxScroll), Math.max(0, total - viewport));
    this.#at = Math.min(this.#at, this.#map.maxVirtual);
  }

  /** The wheel or a finger started to move; lasts until `settled` or `gestureEnded`. */
  gestureStarted(): void {
    this.#isGesture = true;
  }

  gestureEnded(): void {
    this.#isGesture = false;
  }

  /** The browser scrolled to `scroll`. True when the native offset should be put right at once: the end came too early. */
  scrolled(scroll: number): boolean {
    const moved = scroll - this.#scroll;
    this.#scroll = scroll;
    if (moved === 0) return false;
    // a page by a click on the track is one page; one pixel of a thumb is always more than that
    const isPlain = this.#isGesture || Math.abs(moved) <= this.#viewport;
    const { maxScroll, maxVirtual } = this.#map;
    const wasAtEnd = this.#at === maxVirtual;
    this.#at = isPlain ? Math.min(Math.max(this.#at + moved, 0), maxVirtual) : this.#map.toVirtual(scroll);
    // a thumb that is let go at the end is put on a whole device pixel, up to 2 px before it: nobody moved it there
    const canBeEnd = moved > 0 || (wasAtEnd && !this.#isGesture);
    if (canBeEnd && scroll >= maxScroll - END_PX && maxVirtual - this.#at <= END_PX) this.#at = maxVirtual;
    if (scroll <= 0 && this.#at < 2) this.#at = 0;
    const isNearEnd = scroll < END_MARGIN_PX || scroll > maxScroll - END_MARGIN_PX;
    return isPlain && isNearEnd && Math.abs(this.place() - scroll) >= 1;
  }

  /** Moves the rows; the caller then sets the scroller to `place()`. */
  moveTo(at: number): void {
    this.#at = Math.min(Math.max(at, 0), this.#map.maxVirtual);
  }

  /** Where the native offset belongs. */
  place(): number {
    return this.#map.toScroll(this.#at);
  }

  /** The native offset as the browser took it, after it was set; its scroll event then moves nothing. */
  placed(scroll: number): void {
    this.#scroll = scroll;
  }
}
