/** Draws how work grows with the house: cases across, milliseconds upward, both by powers of ten. */
interface Work {
  readonly name: string;
  readonly says: string;
  readonly unit: string;
  readonly bound: number;
}
type Point = { readonly size: number } & Readonly<Record<string, number | undefined>>;

const WIDTH = 760;
const HEIGHT = 420;
const LEFT = 60;
const RIGHT = 250;
const TOP = 20;
const BOTTOM = 50;
const COLOURS = ['#0b5cad', '#b3261e', '#2e7d32', '#6a1b9a'];

/** The picture as SVG. Works in milliseconds only; a full line is one database, a broken one the other. */
export function growthPlot(works: readonly Work[], lines: ReadonlyMap<string, readonly Point[]>): string {
  const drawn = works.filter(({ unit }) => unit === 'ms');
  const sizes = [...new Set([...lines.values()].flat().map(({ size }) => size))].sort((a, b) => a - b);
  const first = Math.log10(sizes[0] ?? 1);
  const last = Math.log10(sizes.at(-1) ?? 10);
  const x = (size: number): number =>
    LEFT + ((Math.log10(size) - first) / Math.max(1, last - first)) * (WIDTH - LEFT - RIGHT);
  const y = (ms: number): number => {
    const share = (Math.log10(Math.max(ms, 0.1)) + 1) / 4;
    return HEIGHT - BOTTOM - Math.min(1, share) * (HEIGHT - TOP - BOTTOM);
  };
  const parts: string[] = [];
  for (const ms of [0.1, 1, 10, 100, 1000]) {
    parts.push(
      `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(ms)}" y2="${y(ms)}" stroke="#ddd"/>`,
      text(LEFT - 8, y(ms) + 4, `${ms} ms`, 'end'),
    );
  }
  for (const size of sizes) parts.push(text(x(size), HEIGHT - BOTTOM + 20, size.toLocaleString('en'), 'middle'));
  parts.push(text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 10, 'cases', 'middle'));
  let row = 0;
  for (const [at, work] of drawn.entries()) {
    const colour = COLOURS[at % COLOURS.length] ?? '#000';
    for (const [line, [kind, points]] of [...lines].entries()) {
      const dash = line === 0 ? '' : ' stroke-dasharray="6 4"';
      const path = points
        .map((point) => `${x(point.size).toFixed(1)},${y(point[work.name] ?? 0).toFixed(1)}`)
        .join(' ');
      parts.push(`<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2"${dash}/>`);
      for (const point of points)
        parts.push(
          `<circle cx="${x(point.size).toFixed(1)}" cy="${y(point[work.name] ?? 0).toFixed(1)}" r="3" fill="${colour}"/>`,
        );
      const at = TOP + 12 + row * 20;
      parts.push(
        `<line x1="${WIDTH - RIGHT + 16}" x2="${WIDTH - RIGHT + 44}" y1="${at - 4}" y2="${at - 4}" stroke="${colour}" stroke-width="2"${dash}/>`,
      );
      parts.push(text(WIDTH - RIGHT + 50, at, `${work.name}, ${kind} (${work.bound} ${work.unit})`, 'start'));
      row += 1;
    }
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12"><rect width="100%" height="100%" fill="#fff"/>\n${parts.join('\n')}\n</svg>\n`;
}

const text = (x: number, y: number, words: string, anchor: string): string =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}">${words}</text>`;
