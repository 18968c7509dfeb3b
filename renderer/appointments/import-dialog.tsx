import { useRef, useState } from 'react';
import type { AppointmentColumns, AppointmentFile, AppointmentImport, CallError } from '../../electron/ipc/contract.ts';
import { RefusalBanner, useCommand, useToast } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import {
  Banner,
  Button,
  type Column,
  DataTable,
  Dialog,
  FieldSet,
  SelectField,
  StatusMark,
  type Tone,
  writtenTime,
} from '../ui/index.ts';
import { readChosenFile } from './read-file.ts';

const FIELDS = ['date', 'time', 'minutes', 'name', 'phone', 'type', 'desk', 'reference'] as const;

/** Takes a day over: choose the file, see what each row would do, take it over. */
export const ImportDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { t } = useTexts();
  const toast = useToast();
  const picker = useRef<HTMLInputElement>(null);
  const [name, setName] = useState('');
  const [file, setFile] = useState<Omit<AppointmentFile, 'columns'> | null>(null);
  const [read, setRead] = useState<AppointmentImport | null>(null);
  const [error, setError] = useState<CallError | null>(null);
  const [isTooLarge, setTooLarge] = useState(false);
  const look = useCommand('appointments.readFile');
  const take = useCommand('appointments.importFile');
  const lookAt = async (
    chosen: Omit<AppointmentFile, 'columns'>,
    columns: AppointmentColumns | null,
  ): Promise<void> => {
    const answer = await look.run({ ...chosen, columns });
    setError(answer.ok ? null : answer.error);
    if (answer.ok) setRead(answer.value);
    else setRead(null);
  };
  const choose = async (chosen: File | undefined): Promise<void> => {
    if (chosen === undefined) return;
    const text = await readChosenFile(chosen);
    setName(chosen.name);
    setTooLarge(text === null);
    setFile(text);
    setRead(null);
    if (text !== null) await lookAt(text, null);
  };
  const takeOver = async (): Promise<void> => {
    if (file === null || read === null) return;
    const answer = await take.run({ ...file, columns: file.format === 'csv' ? read.columns : null });
    if (!answer.ok) return setError(answer.error);
    toast({
      tone: 'ok',
      title: t('appointments.import.taken'),
      text: t('appointments.import.counts', answer.value.counts),
    });
    onClose();
  };
  const changes = read === null ? 0 : read.counts.new + read.counts.changed + read.counts.cancelled;
  return (
    <Dialog title={t('appointments.import.title')} icon="calendar" isWide isOpen onClose={onClose}>
      <div className="stack">
        <p className="row">
          <input
            ref={picker}
            className="vh"
            type="file"
            tabIndex={-1}
            aria-label={t('appointments.import.choose')}
            accept=".ics,.ical,.csv,.txt,text/calendar,text/csv"
            onChange={(event) => void choose(event.currentTarget.files?.[0])}
          />
          <Button autoFocus onPress={() => picker.current?.click()}>
            {t('appointments.import.choose')}
          </Button>
          {name}
        </p>
        {isTooLarge ? (
          <Banner tone="bad" live="alert">
            {t('appointments.import.tooLarge')}
          </Banner>
        ) : null}
        <RefusalBanner error={error} />
        {file === null || read === null ? null : (
          <>
            {read.repeatedHeaders.length > 0 ? (
              <Banner tone="warn" live="status">
                {t('appointments.import.repeatedColumn', { names: read.repeatedHeaders.join(', ') })}
              </Banner>
            ) : null}
            {file.format === 'csv' ? (
              <FieldSet legend={t('appointments.import.columns')}>
                <div className="grid3">
                  {FIELDS.map((field) => (
                    <SelectField
                      key={field}
                      label={t(`appointments.import.column.${field}`)}
                      value={read.columns[field]}
                      emptyLabel={t('appointments.import.noColumn')}
                      options={read.headers.map((header) => ({ value: header, label: header }))}
                      onChange={(header) => void lookAt(file, { ...read.columns, [field]: header })}
                    />
                  ))}
                </div>
              </FieldSet>
            ) : null}
            <p role="status">{t('appointments.import.counts', read.counts)}</p>
            <Rows read={read} />
          </>
        )}
        <div className="acts">
          <Button shortcut="Esc" onPress={onClose}>
            {t('appointments.import.back')}
          </Button>
          {changes > 0 ? (
            <Button kind="main" isPending={take.isPending} onPress={() => void takeOver()}>
              {t('appointments.import.take')}
            </Button>
          ) : null}
        </div>
      </div>
    </Dialog>
  );
};

type Row = AppointmentImport['rows'][number];
const TONES: Readonly<Record<Row['outcome'], Tone>> = {
  new: 'ok',
  changed: 'info',
  cancelled: 'warn',
  kept: 'warn',
  keptThough: 'warn',
  movedThere: 'warn',
  same: 'unknown',
  refused: 'warn',
};

const Rows = ({ read }: { readonly read: AppointmentImport }) => {
  const { t, sent, date } = useTexts();
  const columns: readonly Column<Row>[] = [
    { id: 'row', header: t('appointments.import.row'), isNumber: true, cell: (row) => row.row },
    {
      id: 'when',
      header: t('appointments.one.when'),
      isNumber: true,
      cell: (row) => `${date(row.date === '' ? null : row.date)} ${writtenTime(row.time)}`,
    },
    { id: 'name', header: t('appointments.column.name'), isTyped: true, cell: (row) => row.name },
    { id: 'type', header: t('appointments.form.type'), cell: (row) => row.typeText },
    {
      id: 'outcome',
      header: t('appointments.import.outcome'),
      cell: (row) => (
        <>
          <StatusMark tone={TONES[row.outcome]}>
            {row.problemKey === null
              ? t(`appointments.import.outcomeOf.${row.outcome}`)
              : (sent(row.problemKey) ?? row.problemKey)}
          </StatusMark>
          {row.here === null ? null : (
            <p className="small">
              {sent(`appointments.import.whatNow.${row.outcome}`, { ...row.here, time: writtenTime(row.here.time) })}
            </p>
          )}
        </>
      ),
    },
  ];
  return (
    <div className="table-scroll import-rows">
      <DataTable
        label={t('appointments.import.title')}
        columns={columns}
        rows={read.rows}
        rowKey={(row) => String(row.row)}
        isDim={(row) => row.outcome === 'same'}
      />
    </div>
  );
};
