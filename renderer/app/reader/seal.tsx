import type { CardView } from '../../../electron/ipc/contract.ts';
import { useTexts } from '../../i18n/index.ts';
import { Icon } from '../../ui/index.ts';
import { sealOf } from './seal-of.ts';

const LOOK = {
  genuine: { className: 'seal', icon: 'ok' },
  test: { className: 'seal seal--warn', icon: 'warn' },
  altered: { className: 'seal seal--bad', icon: 'bad' },
  unknown: { className: 'seal seal--info', icon: 'unknown' },
} as const;

/** One line on whether the signed data of a card hold. Revocation is never looked up here, and it says so. */
export const Seal = ({ verdicts }: { readonly verdicts: NonNullable<CardView['verdicts']> }) => {
  const { t } = useTexts();
  const seal = sealOf(verdicts);
  return (
    <div className={LOOK[seal].className}>
      <Icon name={LOOK[seal].icon} />
      <span>
        <b>{t(`card.seal.${seal}Title`)}</b> {t(`card.seal.${seal}Text`)}
      </span>
    </div>
  );
};
