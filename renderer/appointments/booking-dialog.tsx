import { useDeferredValue, useEffect, useRef, useState } from 'react';
import {
  type AppointmentDay,
  type Booking,
  CARD_LETTERS,
  type CallError,
  PRODUCTS,
} from '../../electron/ipc/contract.ts';
import { RefusalBanner, useCall, useCommand, useToast } from '../app/index.ts';
import { letterWord, type Translate, useTexts } from '../i18n/index.ts';
import { Button, DateField, Dialog, SelectField, TextField, TimeField } from '../ui/index.ts';
import { type BookingForm, bookingIn, bookingToJudge, type FormMistake, mistakesIn, withType } from './booking-form.ts';
import { CaseOfBooking } from './case-of-booking.tsx';
import { Findings } from './findings.tsx';
import { FirstFree } from './first-free.tsx';

export interface BookingDialogProps {
  readonly day: AppointmentDay;
  readonly form: BookingForm;
  readonly onChange: (form: BookingForm) => void;
  /** Escape or done; the page keeps the form after Escape. */
  readonly onClose: (booked: AppointmentDay | null) => void;
}

const CHANNELS = ['PHONE', 'DESK', 'ONLINE', 'MAIL'] as const;

/** Books an appointment while the telephone is in the hand, or takes in somebody who walked in. */
export const BookingDialog = ({ day, form, onChange, onClose }: BookingDialogProps) => {
  const texts = useTexts();
  const { t } = texts;
  const toast = useToast();
  const isWalkIn = form.channel === 'WALK_IN';
  const book = useCommand(isWalkIn ? 'appointments.walkIn' : 'appointments.book');
  const nameField = useRef<HTMLInputElement>(null);
  useEffect(() => nameField.current?.focus(), []);
  const [tried, setTried] = useState(false);
  const [error, setError] = useState<CallError | null>(null);
  const asked = bookingToJudge(useDeferredValue(form));
  const judged = useCall(
    'appointments.judge',
    { booking: asked ?? bookingIn(form), appointmentId: null },
    { enabled: asked !== null, keepsFormer: true, staleMs: 0 },
  );
  const mistakes = mistakesIn(form);
  const set = (part: Partial<BookingForm>): void => onChange({ ...form, ...part });
  const wrong = (field: FormMistake, text: string): string | null => (tried && mistakes.includes(field) ? text : null);
  const needsReason = judged.data?.findings.some((finding) => finding.severity === 'confirm') === true;
  const submit = async (): Promise<void> => {
    setTried(true);
    if (mistakes.length > 0) return;
    const answer = await book.run({ booking: bookingIn(form), reason: form.reason.trim() });
    if (!answer.ok) return setError(answer.error);
    toast({ tone: 'ok', title: t('appointments.form.booked', { name: form.name }) });
    onClose(answer.value);
  };
  return (
    <Dialog
      title={t(isWalkIn ? 'appointments.form.titleWalkIn' : 'appointments.form.titleNew')}
      icon="calendar"
      isWide
      isOpen
      onClose={() => onClose(null)}
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <RefusalBanner error={error} />
        <div className="grid3">
          <TextField
            label={t('appointments.form.name')}
            inputRef={nameField}
            hint={t('appointments.form.nameHint')}
            value={form.name}
            required
            error={wrong('name', t('common.field.required'))}
            onChange={(name) => set({ name })}
          />
          <TextField
            label={t('appointments.form.phone')}
            type="tel"
            maxLength={40}
            value={form.phone}
            onChange={(phone) => set({ phone })}
          />
          <DateField
            label={t('appointments.form.birthDate')}
            century="past"
            partial
            value={form.birthDate}
            onChange={(birthDate) => set({ birthDate })}
          />
        </div>
        <CaseOfBooking form={form} onChange={onChange} />
        <TypeFields day={day} form={form} onChange={onChange} fitting={judged.data?.fittingTypes ?? null} />
        <div className="grid3">
          <SelectField
            label={t('appointments.form.heldLetter')}
            value={form.heldLetter ?? ''}
            emptyLabel={t('appointments.form.heldNone')}
            options={letters(t)}
            onChange={(heldLetter) => set({ heldLetter })}
          />
          <DateField
            label={t('appointments.form.heldUntil')}
            value={form.heldUntil}
            onChange={(heldUntil) => set({ heldUntil })}
          />
          <TextField
            label={t('appointments.form.persons')}
            value={form.persons}
            maxLength={2}
            error={wrong('persons', t('appointments.form.noPersons'))}
            onChange={(persons) => set({ persons })}
          />
        </div>
        {isWalkIn ? null : (
          <div className="grid3">
            <DateField
              label={t('appointments.form.date')}
              value={form.date}
              required
              error={wrong('date', t('common.field.required'))}
              onChange={(date) => set({ date })}
            />
            <TimeField
              label={t('appointments.form.time')}
              value={form.time}
              required
              error={wrong('time', t('common.field.required'))}
              onChange={(time) => set({ time })}
            />
            <TextField
              label={t('appointments.form.minutes')}
              value={form.minutes}
              maxLength={3}
              error={wrong('minutes', t('appointments.form.noMinutes'))}
              onChange={(minutes) => set({ minutes })}
            />
          </div>
        )}
        <div className="grid3">
          <TextField
            label={t('appointments.form.desk')}
            value={form.desk}
            maxLength={60}
            required
            error={wrong('desk', t('common.field.required'))}
            onChange={(desk) => set({ desk })}
          />
          {isWalkIn ? null : (
            <SelectField<Booking['channel']>
              label={t('appointments.form.channel')}
              value={form.channel}
              options={CHANNELS.map((value) => ({ value, label: t(`appointments.channelOf.${value}`) }))}
              onChange={(channel) => (channel === '' ? undefined : set({ channel }))}
            />
          )}
          <TextField label={t('appointments.form.remark')} value={form.remark} onChange={(remark) => set({ remark })} />
        </div>
        <div aria-live="polite" className="stack">
          {asked === null || judged.data === undefined ? null : (
            <>
              <Findings findings={judged.data.findings} />
              {isWalkIn ? null : (
                <FirstFree free={judged.data.free} asked={form} onTake={({ date, time }) => set({ date, time })} />
              )}
            </>
          )}
        </div>
        {needsReason ? (
          <TextField
            label={t('appointments.form.reason')}
            value={form.reason}
            maxLength={2000}
            required
            error={error?.fields?.some((field) => field.path === 'reason') ? t('common.field.required') : null}
            onChange={(reason) => set({ reason })}
          />
        ) : null}
        <div className="acts">
          <Button shortcut="Esc" onPress={() => onClose(null)}>
            {t('appointments.one.back')}
          </Button>
          <Button kind="main" type="submit" isPending={book.isPending}>
            {t(isWalkIn ? 'appointments.form.receive' : 'appointments.form.book')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};

const letters = (t: Translate) => CARD_LETTERS.map((value) => ({ value, label: letterWord(value, t) }));

const TypeFields = ({
  day,
  form,
  onChange,
  fitting,
}: {
  readonly day: AppointmentDay;
  readonly form: BookingForm;
  readonly onChange: (form: BookingForm) => void;
  readonly fitting: readonly string[] | null;
}) => {
  const { t, textOf } = useTexts();
  const type = day.types.find((one) => one.code === form.typeCode);
  const place = type?.places.map(textOf).join(', ') ?? '';
  return (
    <div className="grid2">
      <SelectField
        label={t('appointments.form.type')}
        value={form.typeCode}
        emptyLabel={t('appointments.form.noType')}
        hint={place === '' ? undefined : t('appointments.form.place', { place })}
        options={day.types.map((one) => ({
          value: one.code,
          label: `${textOf(one.label)}${fitting?.includes(one.code) === true ? ` (${t('appointments.form.fits')})` : ''}`,
        }))}
        onChange={(typeCode) => onChange(withType(form, day, typeCode))}
      />
      <SelectField<Booking['purpose']>
        label={t('appointments.form.purpose')}
        value={form.purpose}
        options={(['APPLY', 'COLLECT', 'ACTIVATE_CERT', 'RENEW_RIGHT', 'EXTEND'] as const).map((value) => ({
          value,
          label: t(`appointments.purposeOf.${value}`),
        }))}
        onChange={(purpose) => (purpose === '' ? undefined : onChange({ ...form, purpose }))}
      />
      <SelectField<Booking['product']>
        label={t('appointments.form.product')}
        value={form.product}
        options={PRODUCTS.map((value) => ({ value, label: t(`cases.product.${value}`) }))}
        onChange={(product) => (product === '' ? undefined : onChange({ ...form, product }))}
      />
      <SelectField
        label={t('appointments.form.letter')}
        value={form.letter ?? ''}
        emptyLabel={t('appointments.form.letterUnknown')}
        options={letters(t)}
        onChange={(letter) => onChange({ ...form, letter })}
      />
    </div>
  );
};
