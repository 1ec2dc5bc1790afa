import * as v from 'valibot';

export const settingsSchema = v.strictObject({
  theme: v.picklist(['system', 'light', 'dark']),
  /** Percent of the root font size. */
  textSize: v.picklist([90, 100, 110, 125]),
  rowHeight: v.picklist(['compact', 'comfortable']),
});
export type Settings = v.InferOutput<typeof settingsSchema>;

export const defaultSettings: Settings = { theme: 'system', textSize: 100, rowHeight: 'compact' };

/** Something about this computer that the person should know; shown until dismissed. */
export type Notice = {
  readonly id: string;
  readonly kind: 'profiles-set-aside' | 'settings-set-aside' | 'disk-full' | 'disk-failed';
  /** The file that was set aside, or could not be written. */
  readonly path: string;
  readonly reason: string;
};

export type AppFacts = {
  readonly version: string;
  readonly platform: string;
  readonly electron: string;
  readonly isFallbackRuntime: boolean;
  readonly dataFolder: string;
};
