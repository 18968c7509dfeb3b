import { useDeferredValue, useState } from 'react';
import type { CaseSummary } from '../../electron/ipc/contract.ts';
import { useCall, useClient } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import { Button, TextField } from '../ui/index.ts';
import { type BookingForm, withCase } from './booking-form.ts';

/** As many as anybody chooses from while the telephone is in the hand. */
const CHOICES = 4;
/** Fewer characters find too much. */
const LEAST_CHARACTERS = 3;

/** The case that a booking is for: found by number or name, it fills the form, and goes along with the appointment. */
export const CaseOfBooking = ({
  form,
  onChange,
}: {
  readonly form: BookingForm;
  readonly onChange: (form: BookingForm) => void;
}) => {
  const { t } = useTexts();
  const client = useClient();
  const [text, setText] = useState('');
  const [taken, setTaken] = useState<string | null>(null);
  const asked = useDeferredValue(text.trim());
  const found = useCall(
    'cases.search',
    { text: asked },
    { enabled: form.caseId === null && asked.length >= LEAST_CHARACTERS, keepsFormer: true },
  );
  const rows = asked.length >= LEAST_CHARACTERS ? (found.data ?? []).slice(0, CHOICES) : [];
  const take = async (row: CaseSummary): Promise<void> => {
    const answer = await client.call('appointments.ofCase', { caseId: row.caseId });
    if (!answer.ok) return;
    setTaken(titleOf(row));
    setText('');
    onChange(withCase(form, answer.value.proposal));
  };
  if (form.caseId !== null)
    return (
      <div className="row">
        <span>
          {t('appointments.form.caseLabel')}: <b>{taken ?? form.name}</b>
        </span>
        <Button small kind="quiet" onPress={() => onChange({ ...form, caseId: null })}>
          {t('appointments.form.caseDrop')}
        </Button>
      </div>
    );
  return (
    <div className="stack">
      <TextField
        label={t('appointments.form.caseLabel')}
        hint={t('appointments.form.caseHint')}
        value={text}
        onChange={setText}
        onEnter={() => {
          const [only] = rows;
          if (only !== undefined && rows.length === 1) void take(only);
        }}
      />
      {rows.length === 0 ? null : (
        <div className="row">
          {rows.map((row) => (
            <Button key={row.caseId} small onPress={() => void take(row)}>
              {titleOf(row)}
            </Button>
          ))}
        </div>
      )}
      {asked.length >= LEAST_CHARACTERS && found.isSuccess && rows.length === 0 ? (
        <p className="muted small" role="status">
          {t('appointments.form.caseNone')}
        </p>
      ) : null}
    </div>
  );
};

const titleOf = ({ caseNumber, surname, givenNames }: CaseSummary): string =>
  `${caseNumber}, ${surname} ${givenNames}`.trim();
