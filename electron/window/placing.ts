import type { Rectangle } from 'electron';
import type { Place } from '../store/window-place';

export const LEAST = { width: 900, height: 600 } as const;
const USUAL = { width: 1180, height: 760 } as const;
const STEP = 28;
/** What of the title bar must be on a screen, so that a person can drag the window. */
const GRIP = { width: 120, height: 32 } as const;

export type Placed = { readonly width: number; readonly height: number; readonly x?: number; readonly y?: number };

/**
 * Where a window opens: as it was, if the screens that are there now still show its title bar; else in the middle, no
 * larger than the largest of them. `screens`: their work areas.
 */
export const placeOn = (screens: readonly Rectangle[], place: Omit<Place, 'isMaximized'> | null): Placed => {
  if (!place) return USUAL;
  const home = screens.find((screen) => isHeld(screen, place));
  const room = home ?? screens.reduce((best, one) => (areaOf(one) > areaOf(best) ? one : best), screens[0] ?? USUAL);
  const size = {
    width: Math.max(LEAST.width, Math.min(place.width, room.width)),
    height: Math.max(LEAST.height, Math.min(place.height, room.height)),
  };
  return home ? { ...size, x: place.x, y: place.y } : size;
};

/** Beside a window that is open, so that neither hides the other. */
export const besides = ({ x, y, width, height }: Rectangle): Rectangle => ({ x: x + STEP, y: y + STEP, width, height });

const isHeld = (screen: Rectangle, { x, y, width }: Rectangle): boolean => {
  const overlap = Math.min(x + width, screen.x + screen.width) - Math.max(x, screen.x);
  return overlap >= GRIP.width && y >= screen.y && y + GRIP.height <= screen.y + screen.height;
};

const areaOf = ({ width, height }: { readonly width: number; readonly height: number }): number => width * height;
