/** What times, spans and numbers are written with. */
export type HumanWords = {
  /** BCP 47, for numbers. */
  readonly locale: string;
  readonly units: { readonly second: string; readonly minute: string; readonly hour: string; readonly day: string };
  readonly months: readonly string[];
  /** `23 Nov`, or with its year. */
  readonly day: (day: number, month: string, year: number | null) => string;
  readonly today: string;
  readonly now: string;
  readonly in: (time: string) => string;
  readonly ago: (time: string) => string;
};

export const englishHuman: HumanWords = {
  locale: 'en',
  units: { second: 's', minute: 'min', hour: 'h', day: 'd' },
  months: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  day: (day, month, year) => (year === null ? `${day} ${month}` : `${day} ${month} ${year}`),
  today: 'Today',
  now: 'now',
  in: (time) => `in ${time}`,
  ago: (time) => `${time} ago`,
};
