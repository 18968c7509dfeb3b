import type { ReactNode } from 'react';

/** The drawn icons of the house, on a 24 by 24 grid; strokes take the colour of the text. */
export const ICON_SHAPES = {
  desk: (
    <>
      <path d="M3 12h18M5 12v7M19 12v7M8 12V9h8v3" />
      <circle cx="12" cy="5" r="2" />
    </>
  ),
  form: (
    <>
      <path d="M6 3h9l4 4v14H6z" />
      <path d="M15 3v4h4M9 12h7M9 16h7M9 8h3" />
    </>
  ),
  hand: (
    <>
      <path d="M3 8h11v8H3z" />
      <path d="M6 12h4M17 8l4 4-4 4M14 12h7" />
    </>
  ),
  cardlook: (
    <>
      <path d="M3 6h18v5M3 6v12h8" />
      <path d="M6 10h5" />
      <circle cx="16" cy="16" r="3.5" />
      <path d="m18.7 18.7 2.8 2.8" />
    </>
  ),
  till: <path d="M4 13h16v7H4zM7 13V8h10v5M10 8V4h6v4M10 16.5h4" />,
  gear: (
    <>
      <circle cx="12" cy="12" r="3.2" />
      <path d="M12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.6l2.2 2.2M16.2 16.2l2.2 2.2M18.4 5.6l-2.2 2.2M7.8 16.2l-2.2 2.2" />
    </>
  ),
  lock: <path d="M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3" />,
  search: (
    <>
      <circle cx="10.5" cy="10.5" r="6" />
      <path d="m15 15 5.5 5.5" />
    </>
  ),
  ok: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="m8 12.4 2.8 2.8L16.2 9.4" />
    </>
  ),
  warn: (
    <>
      <path d="M12 3.5 22 20.5H2z" />
      <path d="M12 10v4.6M12 17.6v.2" />
    </>
  ),
  bad: (
    <>
      <path d="M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3z" />
      <path d="m9 9 6 6M15 9l-6 6" />
    </>
  ),
  info: (
    <>
      <path d="M4 4h16v16H4z" />
      <path d="M12 11v5.4M12 7.6v.2" />
    </>
  ),
  busy: (
    <>
      <circle cx="12" cy="12" r="9" strokeDasharray="3.4 3" />
      <path d="M12 7.5V12l3 2" />
    </>
  ),
  unknown: (
    <>
      <path d="m12 2.8 9.2 9.2-9.2 9.2L2.8 12z" />
      <path d="M9.8 10a2.3 2.3 0 1 1 3.2 2.1c-.7.3-1 .7-1 1.5M12 16.2v.2" />
    </>
  ),
  tick: <path d="m5 12.5 4.5 4.5L19 7.5" />,
  close: <path d="m6 6 12 12M18 6 6 18" />,
  plus: <path d="M12 5v14M5 12h14" />,
  card: (
    <>
      <path d="M3 5.5h18v13H3z" />
      <path d="M6 9h5v4H6zM13 15.5h5" />
    </>
  ),
  print: <path d="M7 9V4h10v5M7 16H4V9h16v7h-3M7 13.5h10V20H7z" />,
  pin: (
    <>
      <path d="M5 4h14v16H5z" />
      <path d="M9 9v.1M12 9v.1M15 9v.1M9 12.5v.1M12 12.5v.1M15 12.5v.1M12 16v.1" />
    </>
  ),
  letter: (
    <>
      <path d="M3 6h18v12H3z" />
      <path d="m3 7 9 6 9-6" />
    </>
  ),
  finger: <path d="M5 15v-3a7 7 0 0 1 14 0v3M8.500 19v-7a3.500 3.500 0 0 1 7 0v7M12 12v8" />,
  camera: (
    <>
      <path d="M3 8h4l2-3h6l2 3h4v11H3z" />
      <circle cx="12" cy="13" r="3.5" />
    </>
  ),
  euro: <path d="M18 6.500A7 7 0 1 0 18 17.500M4 10.500h9M4 13.500h9" />,
  chevron: <path d="m9 6 6 6-6 6" />,
  trash: <path d="M5 7h14M9 7V4h6v3M7 7l1 13h8l1-13" />,
  again: <path d="M20 12a8 8 0 1 1-2.400-5.700M20 4v5h-5" />,
  chip: <path d="M6 6h12v12H6zM6 10h4v4H6M18 10h-4v4h4M10 6v4M14 6v4M10 18v-4M14 18v-4" />,
  swap: <path d="M4 8h14l-3-3M20 16H6l3 3" />,
  user: (
    <>
      <circle cx="12" cy="8" r="4" />
      <path d="M4 21c.8-5 4-7 8-7s7.200 2 8 7" />
    </>
  ),
  calendar: <path d="M4 6h16v14H4zM4 10h16M8 3.500V7M16 3.500V7" />,
  down: <path d="M12 4v14M6 12l6 6 6-6" />,
  off: <path d="M4 8h16v8H4zM2 20 22 4" />,
  cross: <path d="M9 7h6M7 12h10" />,
  history: (
    <>
      <path d="M4 12a8 8 0 1 0 2.600-5.900M4 4v4.500h4.500" />
      <path d="M12 8v4.500l3 2" />
    </>
  ),
  archive: (
    <>
      <path d="M4 5h16v4H4zM5.500 9v10.500h13V9M10 13h4" />
    </>
  ),
  post: (
    <>
      <path d="M3 7h18v11H3z" />
      <path d="m3 8 9 6 9-6M3 18l6.500-6.500M21 18l-6.500-6.500" />
    </>
  ),
  truck: (
    <>
      <path d="M2 6.500h12v10H2zM14 10h4.500l3.500 3.500v3h-8z" />
      <circle cx="6.500" cy="17.500" r="1.800" />
      <circle cx="17.500" cy="17.500" r="1.800" />
    </>
  ),
  draft: (
    <>
      <path d="M5 3h9l4 4v5M5 3v18h6" />
      <path d="M14 3v4h4M13.500 20.500l.700-2.800 5.300-5.300 2.100 2.100-5.300 5.300z" />
    </>
  ),
} as const satisfies Record<string, ReactNode>;
export type IconName = keyof typeof ICON_SHAPES;

/** The coat of arms in the bar, on a 28 by 32 grid. */
export const ARMS_SHAPE: ReactNode = (
  <g fill="none" stroke="currentColor" strokeWidth="1.8">
    <path d="M2 2h24v14c0 8-6 12-12 14C8 28 2 24 2 16z" />
    <path d="M2 12h24M14 12v17M7 7h.1M14 7h.1M21 7h.1" strokeLinecap="round" />
  </g>
);

/** A drawn face where a card carries no photo or the photo may not be shown, on a 62 by 80 grid. */
export const FACE_SHAPE: ReactNode = (
  <>
    <path fill="#d9e2e3" d="M0 0h62v80H0z" />
    <path fill="#8297a0" d="M4 80c1-17 10-22 20-24v-6h14v6c10 2 19 7 20 24z" />
    <path fill="#9fb0b7" d="M18 31c0-11 5-17 13-17s13 6 13 17-6 22-13 22-13-11-13-22z" />
    <path fill="#5d727c" d="M15 34C12 16 20 8 31 8s19 8 16 26c-2-9-5-13-8-14-6 3-13 3-17 1-3 3-5 6-7 13z" />
  </>
);
