import type { CallInput, TillView } from '../../electron/ipc/contract.ts';
import { useCall } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import { Banner, MoneyField, Segmented, TextField } from '../ui/index.ts';

export type MeansTyped = CallInput<'payments.manual'>['means'];

export const noMeans = (methods: TillView['rules']['methods']): MeansTyped => ({
  method: methods.includes('BANCONTACT') ? 'BANCONTACT' : (methods[0] ?? 'CASH'),
  reference: '',
  cardCents: null,
  givenCents: null,
});

/** How somebody pays: terminal first, with the amount large for typing over; cash with the change; or both. */
export const MeansFields = ({
  cents,
  methods,
  value,
  errorOf,
  onChange,
}: {
  readonly cents: number;
  readonly methods: TillView['rules']['methods'];
  readonly value: MeansTyped;
  readonly errorOf: (field: string) => string | null;
  readonly onChange: (value: MeansTyped) => void;
}) => {
  const { t, money, sent } = useTexts();
  const reckoned = useCall('payments.reckon', { cents, means: value }, { keepsFormer: true, staleMs: 0 });
  const canSplit = methods.includes('BANCONTACT') && methods.includes('CASH');
  const isCard = value.method === 'BANCONTACT' || value.method === 'SPLIT';
  const isCash = value.method === 'CASH' || value.method === 'SPLIT';
  const onTerminal = value.method === 'SPLIT' ? value.cardCents : cents;
  const change = (part: Partial<MeansTyped>): void => onChange({ ...value, ...part });
  return (
    <div className="stack">
      <Segmented
        label={t('till.method')}
        tall
        value={value.method}
        options={[...methods, ...(canSplit ? (['SPLIT'] as const) : [])].map((method) => ({
          value: method,
          label: sent(`till.by.${method}`) ?? method,
        }))}
        onChange={(method) => change({ method })}
      />
      {value.method === 'SPLIT' ? (
        <MoneyField
          label={t('till.pay.cardPart')}
          value={value.cardCents}
          error={errorOf('cardCents')}
          onChange={(cardCents) => change({ cardCents })}
          required
        />
      ) : null}
      {isCard && onTerminal !== null ? (
        <p className="till__typed">
          <span>{t('till.pay.typeOver')}</span>
          <b className="num">{money(onTerminal)}</b>
        </p>
      ) : null}
      {value.method === 'CASH' ? null : (
        <TextField
          label={t(isCard ? 'till.pay.terminalReference' : 'till.reference')}
          hint={isCard ? t('till.pay.terminalHint') : undefined}
          value={value.reference}
          error={errorOf('terminalReference') ?? errorOf('reference')}
          onChange={(reference) => change({ reference })}
          required={isCard}
        />
      )}
      {isCash ? (
        <>
          {reckoned.data?.cashDueCents == null ? null : (
            <p className="till__typed">
              <span>{t('till.pay.inCash')}</span>
              <b className="num">{money(reckoned.data.cashDueCents)}</b>
            </p>
          )}
          <MoneyField
            label={t('till.pay.given')}
            value={value.givenCents}
            error={errorOf('givenCents')}
            onChange={(givenCents) => change({ givenCents })}
            required
          />
          {reckoned.data?.changeCents == null ? null : (
            <p className="till__typed" role="status">
              <span>
                {t('till.pay.change')}
                <br />
                <span className="muted small">
                  {reckoned.data.change
                    .map(({ denominationCents, count }) => `${count}\u00a0×\u00a0${money(denominationCents)}`)
                    .join(', ')}
                </span>
              </span>
              <b className="num">{money(reckoned.data.changeCents)}</b>
            </p>
          )}
          {reckoned.data?.changeIsShort ? <Banner tone="warn">{t('till.pay.changeIsShort')}</Banner> : null}
        </>
      ) : null}
    </div>
  );
};
