import type { ReactElement } from 'react';

/** 16 x 16, stroke 1.5, round; from the design's icon sheet. */
const shapes = {
  check: <path d="M3.5 8.5 6.5 11.5 12.5 4.5" />,
  checkCircle: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M5.5 8.2 7.3 10l3.3-3.8" />
    </>
  ),
  x: <path d="m4.5 4.5 7 7M11.5 4.5l-7 7" />,
  xCircle: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="m6 6 4 4M10 6l-4 4" />
    </>
  ),
  info: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 7.5v3M8 5.2v.1" />
    </>
  ),
  warn: (
    <>
      <path d="M8 2.6 14 13H2L8 2.6Z" />
      <path d="M8 6.6v3M8 11.2v.1" />
    </>
  ),
  error: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 5v3.6M8 10.9v.1" />
    </>
  ),
  dash: <path d="M4.5 8h7" />,
  minusCircle: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M5.5 8h5" />
    </>
  ),
  down: <path d="m4.5 6.5 3.5 3.5 3.5-3.5" />,
  up: <path d="m4.5 9.5 3.5-3.5 3.5 3.5" />,
  right: <path d="M6.5 4.5 10 8l-3.5 3.5" />,
  left: <path d="M9.5 4.5 6 8l3.5 3.5" />,
  arrowUp: <path d="M8 12.5v-9M4.5 7 8 3.5 11.5 7" />,
  arrowRight: <path d="M3 8h10M9 4l4 4-4 4" />,
  search: (
    <>
      <circle cx="7" cy="7" r="4.3" />
      <path d="m10.3 10.3 3.2 3.2" />
    </>
  ),
  filter: <path d="M2.5 4.5h11M4.5 8h7M6.5 11.5h3" />,
  columns: (
    <>
      <rect x="2.5" y="3" width="11" height="10" rx="1.5" />
      <path d="M6.2 3v10M9.8 3v10" />
    </>
  ),
  rows: <path d="M2.5 4h11M2.5 6.7h11M2.5 9.3h11M2.5 12h11" />,
  rowsWide: <path d="M2.5 4.5h11M2.5 8h11M2.5 11.5h11" />,
  refresh: (
    <>
      <path d="M13 8a5 5 0 1 1-1.5-3.6" />
      <path d="M13 2.5v2.8h-2.8" />
    </>
  ),
  upload: <path d="M8 10.2V2.7M4.8 5.7 8 2.5 11.2 5.7M3 13h10" />,
  download: <path d="M8 2.5v7.5M4.8 7 8 10.2 11.2 7M3 13h10" />,
  plus: <path d="M8 3.5v9M3.5 8h9" />,
  trash: <path d="M3 4.5h10M6.5 4.5V3h3v1.5M4.5 4.5l.6 8.5h5.8l.6-8.5M6.8 7v3.5M9.2 7v3.5" />,
  edit: <path d="m3 13 .7-2.8 6.9-6.9 2.1 2.1-6.9 6.9L3 13Z" />,
  copy: (
    <>
      <rect x="5.5" y="5.5" width="8" height="8" rx="1.5" />
      <path d="M10.5 5.5V4A1.5 1.5 0 0 0 9 2.5H4A1.5 1.5 0 0 0 2.5 4v5A1.5 1.5 0 0 0 4 10.5h1.5" />
    </>
  ),
  eye: (
    <>
      <path d="M1.8 8S4 3.8 8 3.8 14.2 8 14.2 8 12 12.2 8 12.2 1.8 8 1.8 8Z" />
      <circle cx="8" cy="8" r="1.9" />
    </>
  ),
  eyeOff: (
    <path d="M6.4 4a6 6 0 0 1 1.6-.2c4 0 6.2 4.2 6.2 4.2a11 11 0 0 1-1.7 2.2M4.2 5.1A10.6 10.6 0 0 0 1.8 8S4 12.2 8 12.2a6 6 0 0 0 2.7-.6M2.5 2.5l11 11" />
  ),
  key: (
    <>
      <circle cx="5" cy="8" r="2.7" />
      <path d="M7.7 8h6v2.3M11.2 8v1.8" />
    </>
  ),
  lock: (
    <>
      <rect x="3.5" y="7" width="9" height="6.5" rx="1.5" />
      <path d="M5.5 7V5.2a2.5 2.5 0 0 1 5 0V7" />
    </>
  ),
  unlock: (
    <>
      <rect x="3.5" y="7" width="9" height="6.5" rx="1.5" />
      <path d="M5.5 7V5a2.5 2.5 0 0 1 4.8-.9" />
    </>
  ),
  shield: <path d="M8 2.3 13 4v4c0 3-2.2 4.9-5 5.8C5.2 12.9 3 11 3 8V4l5-1.7Z" />,
  shieldCheck: (
    <>
      <path d="M8 2.3 13 4v4c0 3-2.2 4.9-5 5.8C5.2 12.9 3 11 3 8V4l5-1.7Z" />
      <path d="m5.9 8 1.5 1.5L10.3 6.3" />
    </>
  ),
  clock: (
    <>
      <circle cx="8" cy="8" r="5.8" />
      <path d="M8 4.8V8l2.2 1.5" />
    </>
  ),
  wifiOff: (
    <path d="M2.5 2.5l11 11M3 7.3A7.5 7.5 0 0 1 5.3 5.8M7.6 5.1A7.4 7.4 0 0 1 13 7.3M5.2 9.6a4.3 4.3 0 0 1 3-1.2M8 12.3v.1" />
  ),
  server: (
    <>
      <rect x="2.5" y="3" width="11" height="4.3" rx="1.2" />
      <rect x="2.5" y="8.7" width="11" height="4.3" rx="1.2" />
      <path d="M5 5.2v.1M5 10.9v.1" />
    </>
  ),
  user: (
    <>
      <circle cx="8" cy="5.6" r="2.6" />
      <path d="M3 13.3c.6-2.5 2.6-3.8 5-3.8s4.4 1.3 5 3.8" />
    </>
  ),
  users: (
    <>
      <circle cx="6" cy="5.8" r="2.3" />
      <path d="M1.8 12.8c.4-2.3 2.1-3.5 4.2-3.5s3.8 1.2 4.2 3.5M10.3 3.7a2.3 2.3 0 0 1 0 4.2M12 9.8c1.2.5 2 1.5 2.2 3" />
    </>
  ),
  signOut: <path d="M6.5 2.8H4A1.2 1.2 0 0 0 2.8 4v8A1.2 1.2 0 0 0 4 13.2h2.5M7 8h6.5M10.8 5.2 13.6 8l-2.8 2.8" />,
  settings: (
    <>
      <path d="M2.5 5h5M11 5h2.5M2.5 11H5M8.5 11h5" />
      <circle cx="9.2" cy="5" r="1.8" />
      <circle cx="6.8" cy="11" r="1.8" />
    </>
  ),
  table: (
    <>
      <rect x="2.5" y="3" width="11" height="10" rx="1.5" />
      <path d="M2.5 6.3h11M6.5 6.3V13" />
    </>
  ),
  cmd: <path d="m4 5 3 3-3 3M8.5 11.5H12" />,
  play: <path d="M5 3.5v9l7.5-4.5L5 3.5Z" />,
  link: (
    <path d="M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2-2a2.6 2.6 0 0 0-3.7-3.7l-.8.8M9.2 6.8a2.6 2.6 0 0 0-3.7 0l-2 2a2.6 2.6 0 0 0 3.7 3.7l.8-.8" />
  ),
  keyboard: (
    <>
      <rect x="1.8" y="4" width="12.4" height="8.2" rx="1.5" />
      <path d="M4.4 6.7v.1M6.8 6.7v.1M9.2 6.7v.1M11.6 6.7v.1M5.5 9.7h5" />
    </>
  ),
  paste: (
    <>
      <rect x="3.5" y="3.5" width="9" height="10" rx="1.5" />
      <path d="M6 3.5V2.5h4v1M6 7h4M6 9.8h2.5" />
    </>
  ),
  activity: <path d="M1.8 8h2.7l2-4.5 3 9 2-4.5h2.7" />,
  more: <path d="M3.5 8v.1M8 8v.1M12.5 8v.1" />,
  caps: <path d="M8 2.5 13 8h-2.5v2.5h-5V8H3l5-5.5ZM5.5 13.2h5" />,
  undo: <path d="M3.5 6.5h6a3.2 3.2 0 1 1 0 6.4H7M3.5 6.5 6.2 3.8M3.5 6.5l2.7 2.7" />,
  diff: <path d="M5 3v7M2.5 5.5 5 3l2.5 2.5M11 13V6M8.5 10.5 11 13l2.5-2.5" />,
  sun: (
    <>
      <circle cx="8" cy="8" r="2.6" />
      <path d="M8 1.8v1.5M8 12.7v1.5M1.8 8h1.5M12.7 8h1.5M3.6 3.6l1 1M11.4 11.4l1 1M12.4 3.6l-1 1M4.6 11.4l-1 1" />
    </>
  ),
  update: <path d="M8 13V6M5 8.8 8 5.8l3 3M3 3h10" />,
  external: <path d="M9.5 3h3.5v3.5M13 3 7.5 8.5M11.5 9.5V12a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V5.5a1 1 0 0 1 1-1h2.5" />,
  inbox: (
    <>
      <path d="M2.5 9 4.3 3.5h7.4L13.5 9v3.5h-11V9Z" />
      <path d="M2.5 9h3.3l.8 1.5h2.8l.8-1.5h3.3" />
    </>
  ),
} as const satisfies Record<string, ReactElement>;

export type IconName = keyof typeof shapes;

type IconProps = { readonly name: IconName; readonly className?: string };

/** Always beside a word or inside a named control, so it is hidden from assistive technology. */
export const Icon = ({ name, className }: IconProps): ReactElement => (
  <svg className={className ? `icon ${className}` : 'icon'} viewBox="0 0 16 16" aria-hidden="true">
    {shapes[name]}
  </svg>
);
