import type { Assessment } from '../../../electron/ipc/contract.ts';
import { letterWord, useTexts } from '../../i18n/index.ts';
import { Banner } from '../../ui/index.ts';
import { useDraftPart } from '../fields/draft-part.ts';
import { windowScale } from '../mapping/window-scale.ts';
import { useIntake } from '../store/react.tsx';

const WIDTH = 700;

/** The period in which the chosen card may be asked for, drawn, and in words where it cannot be drawn. */
export const WindowBar = () => {
  const { t, textOf } = useTexts();
  const window = useIntake((state) => state.assessment?.window);
  const today = useIntake((state) => state.assessment?.today);
  const letter = useDraftPart((draft) => draft.letter);
  if (window === undefined || today === undefined || letter === null) return null;
  if (window.state === 'none' || window.state === 'unknown') return null;
  return (
    <div className="sheet__body ruled">
      <Bar window={window} today={today} letter={letterWord(letter, t)} />
      {window.consequence === null ? null : (
        <Banner tone={window.state === 'inside' ? 'info' : 'warn'}>{textOf(window.consequence)}</Banner>
      )}
    </div>
  );
};

const Bar = ({
  window,
  today,
  letter,
}: {
  readonly window: Assessment['window'];
  readonly today: string;
  readonly letter: string;
}) => {
  const { t, date } = useTexts();
  const scale = windowScale(window.opens, window.closes, today);
  const words = t('intake.window.words', {
    letter,
    opens: window.opens ?? '–',
    closes: window.closes ?? '–',
    today,
  });
  if (scale === null) return <p>{words}</p>;
  const opens = scale.opens * WIDTH;
  const closes = scale.closes * WIDTH;
  const at = scale.today * WIDTH;
  const anchor = at < 90 ? 'start' : at > WIDTH - 90 ? 'end' : 'middle';
  return (
    <svg className="window" viewBox={`0 0 ${WIDTH} 74`} role="img" aria-label={words} fontSize="13">
      <g className="window__dates">
        <text x={opens} y="12" textAnchor="middle">
          {date(window.opens)}
        </text>
        <text x={Math.min(closes, WIDTH)} y="12" textAnchor={closes > WIDTH - 40 ? 'end' : 'middle'}>
          {date(window.closes)}
        </text>
      </g>
      <rect className="window__outside" x="0" y="20" width={WIDTH} height="18" />
      <rect className="window__inside" x={opens} y="20" width={closes - opens} height="18" />
      <path className="window__border" d={`M${opens} 18v22M${closes} 18v22`} />
      {opens > 100 ? (
        <text className="window__dates" x="8" y="34">
          {t('intake.window.notYet')}
        </text>
      ) : null}
      <text className="window__possible" x={opens + 10} y="34">
        {t('intake.window.possible', { letter })}
      </text>
      <path className="window__today" d={`M${at} 16v40`} />
      <path className="window__marker" d={`M${at - 6} 14h12l-6 8z`} />
      <text className="window__now" x={at} y="70" textAnchor={anchor}>
        {t('intake.window.today', { today })}
      </text>
    </svg>
  );
};
