import { useState } from 'react';
import type { MovementView, TillView } from '../../electron/ipc/contract.ts';
import { useTexts } from '../i18n/index.ts';
import { CommandDialog } from './command-dialog.tsx';
import { TillEntries } from './entries.tsx';
import { useTillCommand } from './use-till-command.ts';

/** Cash that moved without an applicant, in the session that is open. A mistake is taken back by the opposite booking. */
export const Movements = ({ till }: { readonly till: TillView }) => {
  const { t, money, sent } = useTexts();
  const [chosen, setChosen] = useState<MovementView | null>(null);
  const reverse = useTillCommand('till.reverse');
  if (till.movements.length === 0) return null;
  return (
    <>
      <TillEntries
        title={t('till.move.list')}
        entries={till.movements.map((movement) => ({
          id: movement.bookingId,
          at: movement.at,
          what: sent(`till.move.kind.${movement.kind}`) ?? movement.kind,
          note: movement.reason,
          cents: movement.cents,
          isDim: movement.isReversed,
          action:
            movement.isReversed || movement.kind === 'reversal'
              ? null
              : { label: t('till.move.reverse'), onPress: () => setChosen(movement) },
        }))}
      />
      {chosen === null ? null : (
        <CommandDialog
          title={t('till.move.reverseTitle', { amount: money(chosen.cents) })}
          reasonLabel={t('till.reason')}
          confirmLabel={t('till.move.reverse')}
          command={reverse}
          supervisors={till.supervisors}
          onConfirm={(typed) => reverse.run({ bookingId: chosen.bookingId, ...typed })}
          onClose={() => {
            reverse.forget();
            setChosen(null);
          }}
        />
      )}
    </>
  );
};
