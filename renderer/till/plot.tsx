import type { OverviewView } from '../../electron/ipc/contract.ts';
import { useTexts } from '../i18n/index.ts';

const WIDTH = 720;
const HEIGHT = 160;
const FOOT = 18;
/** Room above the tallest bar for what it stands for. */
const HEAD = 12;

/** Income step by step as bars; the table below says the same in figures. */
export const Plot = ({ overview, label }: { readonly overview: OverviewView; readonly label: string }) => {
  const { money } = useTexts();
  const { steps } = overview;
  const most = Math.max(1, ...steps.map((step) => Math.abs(step.incomeCents)));
  const isEmpty = steps.every((step) => step.incomeCents === 0);
  const width = WIDTH / Math.max(1, steps.length);
  return (
    <svg className="till__plot" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      {steps.map((step, at) => {
        const height = Math.round((Math.abs(step.incomeCents) / most) * (HEIGHT - FOOT - HEAD));
        return (
          <g key={step.step}>
            <rect
              className={step.incomeCents < 0 ? 'till__bar till__bar--out' : 'till__bar'}
              x={at * width + width * 0.15}
              width={width * 0.7}
              y={HEIGHT - FOOT - height}
              height={height}
            >
              <title>{`${step.step}: ${money(step.incomeCents)}`}</title>
            </rect>
            {steps.length <= 12 || at % 5 === 0 ? (
              <text x={at * width + width / 2} y={HEIGHT - 4} textAnchor="middle">
                {step.step.slice(steps.length <= 12 && step.step.length === 7 ? 5 : 8) || step.step.slice(5)}
              </text>
            ) : null}
          </g>
        );
      })}
      {isEmpty ? null : (
        <>
          <text x="0" y="8">
            {money(most)}
          </text>
          <line className="till__most" x1="0" x2={WIDTH} y1={HEAD} y2={HEAD} />
        </>
      )}
      <line x1="0" x2={WIDTH} y1={HEIGHT - FOOT} y2={HEIGHT - FOOT} />
    </svg>
  );
};
