import * as v from 'valibot';

const seconds = (least: number, most: number) =>
  v.pipe(v.number(), v.safeInteger(), v.minValue(least), v.maxValue(most));

const DAY_SECONDS = 86_400;

/** What the person decides for all profiles; `default-settings.ts` has what holds until then. */
export const settingsSchema = v.strictObject({
  theme: v.picklist(['system', 'light', 'dark']),
  /** Percent of the root font size. */
  textSize: v.picklist([90, 100, 110, 125]),
  rowHeight: v.picklist(['compact', 'comfortable']),
  language: v.picklist(['system', 'en', 'de']),

  /** Seconds before a token ends; `automatic`: a tenth of its life, at least 30 s. Either way at most half of it. */
  renewBefore: v.union([v.literal('automatic'), seconds(1, DAY_SECONDS)]),
  /** Seconds; null: never. */
  warnBeforeWindowEnds: v.nullable(seconds(60, 30 * DAY_SECONDS)),
  renewBeforeSleep: v.boolean(),
  /** Whose clock decides when a token ends. */
  countOn: v.picklist(['server', 'computer']),
  timeZone: v.picklist(['local', 'utc']),

  hideRevealedAfterSeconds: seconds(1, 600),
  /** Null: never. */
  clearCopiedAfterSeconds: v.nullable(seconds(1, 3_600)),
  /** How long a deletion can be taken back. */
  deleteWaitSeconds: seconds(0, 60),

  /** Screenshots and screen sharing show an empty window; Linux has no way to ask for that. */
  blockCapture: v.boolean(),
  /** While the system's screen is locked the window shows nothing of its content. */
  hideOnLock: v.boolean(),
  updates: v.picklist(['daily', 'on-demand']),
  /** The system's notifications, for what needs a person. */
  notify: v.boolean(),
});
export type Settings = v.InferOutput<typeof settingsSchema>;

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
  /** What this system can be asked for; a setting that it cannot honour is not shown. */
  readonly honours: { readonly blockCapture: boolean; readonly hideOnLock: boolean };
};
