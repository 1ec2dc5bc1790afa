import type { HumanWords } from '../human-words';

export const human: HumanWords = {
  locale: 'de',
  units: { second: 's', minute: 'min', hour: 'h', day: 'T' },
  months: ['Jan.', 'Feb.', 'März', 'Apr.', 'Mai', 'Juni', 'Juli', 'Aug.', 'Sept.', 'Okt.', 'Nov.', 'Dez.'],
  day: (day, month, year) => (year === null ? `${day}. ${month}` : `${day}. ${month} ${year}`),
  today: 'Heute',
  now: 'jetzt',
  in: (time) => `in ${time}`,
  ago: (time) => `vor ${time}`,
};
