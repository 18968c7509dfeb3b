import { useState } from 'react';
import { RefusalBanner, useCall } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import { Button } from '../ui/index.ts';
import { BookingDialog } from './booking-dialog.tsx';
import { type BookingForm, formOf } from './booking-form.ts';
import { MoveDialog } from './move-dialog.tsx';

interface DiaryOfCaseProps {
  readonly caseId: string;
  /** The appointment that stands is moved; otherwise one is made. */
  readonly moves: boolean;
  /** `isDone`: it was made or moved. */
  readonly onClose: (isDone: boolean) => void;
}

/** The diary for one case: its appointment is made or moved, filled with what the case tells and the first free moment. */
export const DiaryOfCase = ({ caseId, moves, onClose }: DiaryOfCaseProps) => {
  const [typed, setTyped] = useState<BookingForm | null>(null);
  const day = useCall('appointments.day', { date: null });
  const asked = useCall('appointments.ofCase', { caseId }, { staleMs: 0 });
  const failed = day.error ?? asked.error;
  if (failed !== null) return <RefusalBanner error={failed.refusal} />;
  if (day.data === undefined || asked.data === undefined) return null;
  const { standing, proposal } = asked.data;
  return moves && standing !== null ? (
    <MoveDialog appointment={standing} onClose={(moved) => onClose(moved !== null)} />
  ) : (
    <BookingDialog
      day={day.data}
      form={typed ?? formOf(proposal)}
      onChange={setTyped}
      onClose={(booked) => onClose(booked !== null)}
    />
  );
};

/** The same behind a button, where it is the step to take now. */
export const DiaryButton = ({ onClose, ...props }: DiaryOfCaseProps) => {
  const { t } = useTexts();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="row">
      <Button kind="main" icon="calendar" onPress={() => setOpen(true)}>
        {t('caseSteps.openDiary')}
      </Button>
      {isOpen ? (
        <DiaryOfCase
          {...props}
          onClose={(isDone) => {
            setOpen(false);
            onClose(isDone);
          }}
        />
      ) : null}
    </div>
  );
};
