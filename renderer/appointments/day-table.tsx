import type { Appointment, AppointmentDay } from '../../electron/ipc/contract.ts';
import { type Texts, useTexts } from '../i18n/index.ts';
import { CardLetterBlock, type Column, DataTable, writtenTime } from '../ui/index.ts';
import { StateMark, titleOf } from './row-parts.tsx';

/** The bookings of one desk; Enter opens one. */
export const DayTable = ({
  label,
  rows,
  types,
  onOpen,
}: {
  readonly label: string;
  readonly rows: readonly Appointment[];
  readonly types: AppointmentDay['types'];
  readonly onOpen: (appointment: Appointment) => void;
}) => {
  const texts = useTexts();
  return (
    <div className="table-scroll">
      <DataTable
        label={label}
        columns={columnsFor(texts, types)}
        rows={rows}
        rowKey={(row) => row.appointmentId}
        onOpen={onOpen}
        isDim={(row) => row.state === 'CANCELLED' || row.state === 'DONE'}
      />
    </div>
  );
};

const columnsFor = (texts: Texts, types: AppointmentDay['types']): readonly Column<Appointment>[] => {
  const { t, sent } = texts;
  return [
    { id: 'time', header: t('appointments.column.time'), isNumber: true, cell: (row) => writtenTime(row.time) },
    { id: 'name', header: t('appointments.column.name'), isTyped: true, cell: (row) => <b>{row.name}</b> },
    { id: 'purpose', header: t('appointments.column.purpose'), cell: (row) => titleOf(row, types, texts) },
    {
      id: 'letter',
      header: t('appointments.column.letter'),
      isExtra: true,
      cell: (row) => (row.letter === null ? null : <CardLetterBlock letter={row.letter} />),
    },
    { id: 'state', header: t('appointments.column.state'), cell: (row) => <StateMark appointment={row} /> },
    {
      id: 'step',
      header: t('appointments.column.step'),
      cell: (row) => sent(`appointments.step.${row.step}`) ?? '',
    },
  ];
};
