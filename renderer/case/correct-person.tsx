import { useState } from 'react';
import { CORRECTABLE_FIELDS, type CorrectableField } from '../../electron/ipc/contract.ts';
import { RefusalBanner } from '../app/index.ts';
import { fieldMessage, type Visit } from '../collection/index.ts';
import { useTexts } from '../i18n/index.ts';
import { Button, Dialog, NationalNumberField, SelectField, TextField } from '../ui/index.ts';

/** Fields of which the way of writing is told. */
const WITH_HINT = ['birthDate', 'sex', 'nationality'] as const;

/** Puts one wrong field of the person right, once the application was finished. */
export const CorrectPerson = ({ visit }: { readonly visit: Visit }) => {
  const { t } = useTexts();
  const [isOpen, setOpen] = useState(false);
  if (!visit.detail.mayCorrect) return null;
  return (
    <div className="row">
      <Button small kind="quiet" onPress={() => setOpen(true)}>
        {t('rights.correctOpen')}
      </Button>
      {isOpen ? <CorrectDialog visit={visit} onClose={() => setOpen(false)} /> : null}
    </div>
  );
};

const CorrectDialog = ({ visit, onClose }: { readonly visit: Visit; readonly onClose: () => void }) => {
  const { t, error } = useTexts();
  const { person } = visit.detail.application;
  const [field, setField] = useState<CorrectableField>('surname');
  const [value, setValue] = useState<string>(person.surname);
  const [reason, setReason] = useState('');
  const [isAsked, setAsked] = useState(false);
  const isEmpty = reason.trim() === '';
  const choose = (name: CorrectableField): void => {
    setField(name);
    setValue(person[name]);
    visit.refuse(null);
  };
  const close = (): void => {
    visit.refuse(null);
    onClose();
  };
  const submit = async (): Promise<void> => {
    setAsked(true);
    if (isEmpty || visit.isPending) return;
    if (await visit.run('cases.correct', { field, value, reason })) onClose();
  };
  const hinted = WITH_HINT.find((name) => name === field);
  const common = {
    label: t('rights.value'),
    value,
    onChange: setValue,
    error: fieldMessage(visit.refused, 'value', error),
  };
  return (
    <Dialog title={t('rights.correctTitle')} isOpen isWide onClose={close}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {(visit.refused?.fields?.length ?? 0) > 0 ? null : <RefusalBanner error={visit.refused} />}
        <p className="hint">{t('rights.correctText')}</p>
        <SelectField
          label={t('rights.field')}
          value={field}
          options={CORRECTABLE_FIELDS.map((name) => ({ value: name, label: t(`rights.name.${name}`) }))}
          onChange={(name) => choose(name as CorrectableField)}
        />
        {field === 'nationalNumber' ? (
          <NationalNumberField {...common} />
        ) : (
          <TextField {...common} maxLength={200} {...(hinted ? { hint: t(`rights.valueHint_${hinted}`) } : {})} />
        )}
        <TextField
          label={t('rights.reason')}
          value={reason}
          onChange={setReason}
          maxLength={2000}
          error={isAsked && isEmpty ? t('errors.reasonRequired') : null}
          required
        />
        <div className="acts">
          <Button shortcut="Esc" onPress={close}>
            {t('common.action.back')}
          </Button>
          <Button kind="main" type="submit" isPending={visit.isPending}>
            {t('rights.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
