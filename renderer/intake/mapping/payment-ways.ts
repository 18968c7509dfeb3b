import type { ApplicationDraft, Assessment } from '../../../electron/ipc/contract.ts';

/** A way to settle an application: a means, both means, later with others, or not at all. */
export type PaymentWay = Exclude<ApplicationDraft['payment']['method'], ''>;

/** The ways to pay as the page offers them. */
export interface PaymentWays {
  /** The usual one of the municipality; it stands ready to be filled in. */
  readonly first: PaymentWay;
  /** The one beside it, or null where only one means is accepted. */
  readonly second: PaymentWay | null;
  /** Everything else, behind one choice. */
  readonly others: readonly PaymentWay[];
}

/** What the municipality prefers first, cash beside it. Where cash is preferred, the terminal stands beside it. */
export const waysToPay = ({
  methods,
  preferred,
}: Pick<Assessment['payment'], 'methods' | 'preferred'>): PaymentWays => {
  const first = (preferred !== null && methods.includes(preferred) ? preferred : methods[0]) ?? 'BANCONTACT';
  const beside = first === 'CASH' ? 'BANCONTACT' : 'CASH';
  const second = methods.includes(beside) ? beside : null;
  const canSplit = methods.includes('BANCONTACT') && methods.includes('CASH');
  return {
    first,
    second,
    others: [
      ...methods.filter((method) => method !== first && method !== second),
      ...(canSplit ? (['SPLIT'] as const) : []),
      'TOGETHER',
      'WAIVED',
    ],
  };
};
