/** What a file `*.bench.ts` gives: measurements, each a row of the table in `results.md`. */

/** One measured figure. */
export interface BenchRow {
  /** What was done, in words. */
  readonly work: string;
  /** What was measured, with its unit. */
  readonly measured: string;
  /** What it is held to, or an empty text where there is no bound. */
  readonly bound: string;
  /** Whether it keeps the bound; null where there is none. */
  readonly kept: boolean | null;
}

/** What benches share, so that costly preparation happens once per run. */
export interface BenchShop {
  /** Houses grow up to so many cases in this run. */
  readonly mostCases: number;
  /** Builds a thing at its first use; `close` runs at the end of all benches. */
  once<Thing>(
    name: string,
    build: () => Promise<{ readonly thing: Thing; readonly close: () => Promise<void> }>,
  ): Promise<Thing>;
}

/** A subject with its measurements. A bench exports it as `bench`. */
export interface Bench {
  readonly title: string | ((shop: BenchShop) => string);
  /** What one must know to read the figures. */
  readonly note: string;
  /** The rows, and where a table is not enough, more to stand below it. */
  readonly run: (
    shop: BenchShop,
  ) => Promise<readonly BenchRow[] | { readonly rows: readonly BenchRow[]; readonly more: string }>;
}

/** Milliseconds that `work` takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

/** The value below which this share of all values lies, e.g. 0.5 for the median. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** `median 3.1 ms, p95 4.0 ms, p99 6.2 ms`. */
export const spread = (values: readonly number[]): string =>
  [
    ['median', 0.5],
    ['p95', 0.95],
    ['p99', 0.99],
  ]
    .map(([name, share]) => `${name} ${quantile(values, Number(share)).toFixed(2)} ms`)
    .join(', ');
