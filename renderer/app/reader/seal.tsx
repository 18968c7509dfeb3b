import type { CardView } from '../../../electron/ipc/contract.ts';
import { useTexts } from '../../i18n/index.ts';
import { Icon } from '../../ui/index.ts';
import { revocationOf } from './revocation-of.ts';
import { sealOf } from './seal-of.ts';

const LOOK = {
  genuine: { className: 'seal', icon: 'ok' },
  test: { className: 'seal seal--warn', icon: 'warn' },
  altered: { className: 'seal seal--bad', icon: 'bad' },
  unknown: { className: 'seal seal--info', icon: 'unknown' },
} as const;

/** One line on whether the signed data of a card hold, and on what is known of revocation. */
export const Seal = ({ card }: { readonly card: CardView }) => {
  const { t } = useTexts();
  if (card.verdicts === null) return null;
  const seal = sealOf(card.verdicts);
  const revocation = revocationOf(card.certificateStatus);
  const holds = seal === 'genuine' || seal === 'test';
  const stopped = holds && (revocation === 'revoked' || revocation === 'onHold') ? revocation : null;
  const look = stopped === null ? LOOK[seal] : LOOK[stopped === 'revoked' ? 'altered' : 'test'];
  return (
    <div className={look.className}>
      <Icon name={look.icon} />
      <span>
        <b>{stopped === null ? t(`card.seal.${seal}Title`) : t(`certificateStatus.title.${stopped}`)}</b>{' '}
        {t(`card.seal.${seal}Text`)} {holds ? t(`certificateStatus.line.${revocation}`) : null}
      </span>
    </div>
  );
};
