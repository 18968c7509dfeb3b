import { type ReactNode, useState } from 'react';
import { useSession } from '../app/index.ts';
import { textIn, useTexts } from '../i18n/index.ts';
import { Banner, Button, DateField, PickList, TextField } from '../ui/index.ts';
import { fieldMessage, type Visit } from './visit.ts';

/** The fields of a form beside each other, and its one button. */
const ItemForm = ({
  children,
  action,
  isPending,
  onSubmit,
}: {
  readonly children: ReactNode;
  readonly action: string;
  readonly isPending: boolean;
  readonly onSubmit: () => void;
}) => (
  <form
    className="stack"
    onSubmit={(event) => {
      event.preventDefault();
      onSubmit();
    }}
  >
    {children}
    <div className="row">
      <Button kind="main" type="submit" isPending={isPending}>
        {action}
      </Button>
    </div>
  </form>
);

/** Message of main for one field of the item. A date that is not typed yet is asked for here, main takes only dates. */
const useField = (visit: Visit) => {
  const { error } = useTexts();
  return (path: string): string | null => fieldMessage(visit.refused, `item.${path}`, error);
};

/** An annex that the profile accepts in place of the old card. */
export const DocumentForm = ({ visit }: { readonly visit: Visit }) => {
  const { t } = useTexts();
  const { today } = useSession();
  const { language } = useTexts();
  const wrong = useField(visit);
  const { replacingDocuments } = visit.detail;
  const [code, setCode] = useState(replacingDocuments[0]?.code ?? '');
  const [number, setNumber] = useState('');
  const [date, setDate] = useState('');
  const [validUntil, setValidUntil] = useState('');
  const [tried, setTried] = useState(false);
  if (replacingDocuments.length === 0) return <Banner tone="info">{t('collection.document.none')}</Banner>;
  const submit = (): void => {
    setTried(true);
    if (date === '') return;
    const item = { kind: 'DOCUMENT', code, number, date, validUntil: validUntil === '' ? null : validUntil } as const;
    void visit.run('collection.takeIn', { item });
  };
  return (
    <ItemForm action={t('collection.action.takeDocument')} isPending={visit.isPending} onSubmit={submit}>
      <div className="grid2">
        <PickList
          label={t('collection.document.which')}
          value={code}
          options={replacingDocuments.map((document) => ({
            value: document.code,
            title: textIn(document.label, language),
          }))}
          onChange={setCode}
        />
        <div className="stack">
          <TextField
            label={t('collection.document.number')}
            value={number}
            onChange={setNumber}
            error={wrong('number')}
            required
          />
          <div className="grid2">
            <DateField
              label={t('collection.document.date')}
              value={date}
              onChange={setDate}
              today={today}
              error={tried && date === '' ? t('common.field.required') : wrong('date')}
              required
            />
            <DateField
              label={t('collection.document.validUntil')}
              value={validUntil}
              onChange={setValidUntil}
              today={today}
              error={wrong('validUntil')}
            />
          </div>
        </div>
      </div>
    </ItemForm>
  );
};

/** An attest of the police for a lost or stolen card. */
export const PoliceAttestForm = ({ visit }: { readonly visit: Visit }) => {
  const { t } = useTexts();
  const { today } = useSession();
  const wrong = useField(visit);
  const { held } = visit.detail.application;
  const [number, setNumber] = useState(held.attestNumber);
  const [date, setDate] = useState(held.attestDate ?? '');
  const [office, setOffice] = useState(held.attestOffice);
  const [tried, setTried] = useState(false);
  const submit = (): void => {
    setTried(true);
    if (date !== '') void visit.run('collection.takeIn', { item: { kind: 'POLICE_ATTEST', number, date, office } });
  };
  return (
    <ItemForm action={t('collection.action.takeAttest')} isPending={visit.isPending} onSubmit={submit}>
      <div className="grid3">
        <TextField
          label={t('collection.attest.number')}
          value={number}
          onChange={setNumber}
          error={wrong('number')}
          required
        />
        <DateField
          label={t('collection.attest.date')}
          value={date}
          onChange={setDate}
          today={today}
          error={tried && date === '' ? t('common.field.required') : wrong('date')}
          required
        />
        <TextField
          label={t('collection.attest.office')}
          value={office}
          onChange={setOffice}
          error={wrong('office')}
          required
        />
      </div>
    </ItemForm>
  );
};

/** A card of which the chip does not answer: its number is typed from the print. */
export const UnreadableCardForm = ({ visit }: { readonly visit: Visit }) => {
  const { t } = useTexts();
  const wrong = useField(visit);
  const [cardNumber, setCardNumber] = useState('');
  const [reason, setReason] = useState('');
  const submit = (): void => {
    void visit.run('collection.takeIn', { item: { kind: 'UNREADABLE_CARD', cardNumber, reason } });
  };
  return (
    <ItemForm action={t('collection.action.takeUnreadable')} isPending={visit.isPending} onSubmit={submit}>
      <div className="grid2">
        <TextField
          label={t('collection.unreadable.cardNumber')}
          value={cardNumber}
          onChange={setCardNumber}
          error={wrong('cardNumber')}
          required
        />
        <TextField
          label={t('collection.unreadable.reason')}
          value={reason}
          onChange={setReason}
          error={wrong('reason')}
          required
        />
      </div>
    </ItemForm>
  );
};

/** Neither card nor document: only with a reason, unless the applicant never held a card. */
export const NothingForm = ({ visit }: { readonly visit: Visit }) => {
  const { t } = useTexts();
  const wrong = useField(visit);
  const [reason, setReason] = useState('');
  const submit = (): void => {
    void visit.run('collection.takeIn', { item: { kind: 'NONE', reason } });
  };
  return (
    <ItemForm action={t('collection.action.takeNothing')} isPending={visit.isPending} onSubmit={submit}>
      <TextField
        label={t('collection.nothing.reason')}
        value={reason}
        onChange={setReason}
        error={wrong('reason')}
        required={visit.detail.application.held.kind !== 'NONE'}
      />
    </ItemForm>
  );
};
