import { useState } from 'react';
import type { MovementView, TillView } from '../../electron/ipc/contract.ts';
import { useTexts } from '../i18n/index.ts';
import { Banner, Button, Dialog, Sheet, TextField } from '../ui/index.ts';
import { ApprovalFields, approvalOf, nobody } from './approval-fields.tsx';
import { useTillCommand } from './use-till-command.ts';

/** Cash that moved without an applicant, in the session that is open. A mistake is taken back by the opposite booking. */
export const Movements = ({ till }: { readonly till: TillView }) => {
  const { t, time, amount, sent } = useTexts();
  const [chosen, setChosen] = useState<MovementView | null>(null);
  if (till.movements.length === 0) return null;
  return (
    <Sheet title={t('till.move.list')} flush>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('till.at')}</th>
            <th scope="col">{t('till.move.what')}</th>
            <th scope="col" className="right">
              {t('till.amount')}
            </th>
            <th scope="col">
              <span className="vh">{t('till.move.reverse')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {till.movements.map((movement) => (
            <tr key={movement.bookingId} className={movement.isReversed ? 'dim' : undefined}>
              <td className="num">{time(movement.at)}</td>
              <td>
                {sent(`till.move.kind.${movement.kind}`) ?? movement.kind}
                {movement.reason === '' ? null : <span className="muted small"> {movement.reason}</span>}
              </td>
              <td className="right num">{amount(movement.cents)}</td>
              <td className="right">
                {movement.isReversed || movement.kind === 'reversal' ? null : (
                  <Button small onPress={() => setChosen(movement)}>
                    {t('till.move.reverse')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {chosen === null ? null : <ReverseDialog till={till} movement={chosen} onClose={() => setChosen(null)} />}
    </Sheet>
  );
};

const ReverseDialog = ({
  till,
  movement,
  onClose,
}: {
  readonly till: TillView;
  readonly movement: MovementView;
  readonly onClose: () => void;
}) => {
  const { t, money } = useTexts();
  const [reason, setReason] = useState('');
  const [second, setSecond] = useState(nobody);
  const [tried, setTried] = useState(false);
  const reverse = useTillCommand('till.reverse');
  return (
    <Dialog
      title={t('till.move.reverseTitle', { amount: money(movement.cents) })}
      icon="warn"
      tone="warn"
      isOpen
      onClose={onClose}
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (reason.trim() === '') return;
          void reverse
            .run({ bookingId: movement.bookingId, reason, approval: approvalOf(second) })
            .then((done) => (done === null ? undefined : onClose()));
        }}
      >
        {reverse.message === null ? null : (
          <Banner tone="bad" live="alert">
            {reverse.message}
          </Banner>
        )}
        <TextField
          label={t('till.reason')}
          value={reason}
          error={tried && reason.trim() === '' ? t('common.field.required') : null}
          onChange={setReason}
          maxLength={2000}
          required
        />
        {reverse.needsSecond ? (
          <ApprovalFields supervisors={till.supervisors} value={second} onChange={setSecond} />
        ) : null}
        <div className="acts">
          <Button shortcut="Esc" onPress={onClose}>
            {t('till.back')}
          </Button>
          <Button kind="main" type="submit" isPending={reverse.isPending}>
            {t('till.move.reverse')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
