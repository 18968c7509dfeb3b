import { type ReactNode, useState } from 'react';
import type { CaseState, CaseStep } from '../../electron/ipc/contract.ts';
import { useCardInReader, usePlace, useShortcuts } from '../app/index.ts';
import { fieldMessage, type Visit } from '../collection/index.ts';
import { useTexts } from '../i18n/index.ts';
import { Button, ReasonDialog, Segmented, TextField } from '../ui/index.ts';

type StepName = CaseStep['step'];

/** Which steps the page offers in a state, the expected one first. Whether one may be done is decided in main. */
const OFFERED: Readonly<Partial<Record<CaseState, readonly StepName[]>>> = {
  ORDERED: ['acceptedByRegister', 'rejectedByRegister'],
  ORDER_REJECTED: ['orderCorrected'],
  IN_PRODUCTION: ['cardArrived', 'codesSent', 'rejectedByRegister'],
  CARD_AT_COUNTER: ['codesSent'],
  CODES_SENT: ['cardArrived'],
};
const CANNOT_CANCEL: readonly CaseState[] = ['DRAFT', 'ACTIVE', 'DONE', 'CANCELLED', 'LAPSED'];
const COLLECTABLE: readonly CaseState[] = ['READY', 'APPT_COLLECT', 'HANDOVER', 'REMINDED', 'ACTIVE'];

/** What can be recorded now, or the way to where the work goes on. */
export const CaseSteps = ({ visit }: { readonly visit: Visit }) => {
  const { t, sent } = useTexts();
  const place = usePlace();
  const { detail } = visit;
  const offered = OFFERED[detail.state] ?? [];
  const [chosen, setChosen] = useState<StepName | null>(null);
  const step = offered.find((name) => name === chosen) ?? offered[0] ?? null;
  const canCollect = COLLECTABLE.includes(detail.state);
  const collect = (): void => place.go({ name: 'collection', caseId: detail.caseId });
  useShortcuts(canCollect ? [{ keys: 'F7', label: t('keys.collection'), run: collect, inBar: true }] : []);
  return (
    <div className="stack">
      <p>
        <b>{sent(`cases.next.${detail.nextAction}`) ?? ''}</b>
      </p>
      {offered.length > 1 ? (
        <Segmented
          label={t('caseFile.nowTitle')}
          value={step ?? ''}
          options={offered.map((name) => ({ value: name, label: t(`caseFile.step.${TEXTS[name]}`) }))}
          onChange={setChosen}
          fit
        />
      ) : null}
      {step === null ? null : <StepForm key={`${step} ${detail.version}`} visit={visit} step={step} />}
      <div className="row">
        {canCollect ? (
          <Button kind="main" shortcut="F7" onPress={collect}>
            {detail.collection.oldCard === null ? t('caseFile.collect') : t('caseFile.continueCollect')}
          </Button>
        ) : null}
        {detail.state === 'DRAFT' ? (
          <Button kind="main" onPress={() => place.go({ name: 'intake', draftId: detail.caseId })}>
            {t('caseFile.continueDraft')}
          </Button>
        ) : null}
        {CANNOT_CANCEL.includes(detail.state) ? null : <CancelCase visit={visit} />}
      </div>
    </div>
  );
};

const TEXTS = {
  acceptedByRegister: 'accepted',
  rejectedByRegister: 'rejected',
  orderCorrected: 'corrected',
  cardArrived: 'arrived',
  codesSent: 'codes',
  cancelled: 'cancel',
} as const satisfies Record<StepName, string>;

const StepForm = ({ visit, step }: { readonly visit: Visit; readonly step: StepName }) => {
  const { t, error } = useTexts();
  const card = useCardInReader();
  const wrong = (path: string): string | null => fieldMessage(visit.refused, `step.${path}`, error);
  const [text, setText] = useState('');
  const [place, setPlace] = useState('');
  const record = (value: CaseStep): void => {
    void visit.run('cases.step', { step: value });
  };
  const form = (submit: () => void, children?: ReactNode): ReactNode => (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {children}
      <div className="row">
        <Button kind="main" type="submit" isPending={visit.isPending}>
          {t('caseFile.step.record')}
        </Button>
      </div>
    </form>
  );
  switch (step) {
    case 'acceptedByRegister':
      return form(
        () => record({ step, reference: text }),
        <TextField
          label={t('caseFile.step.acceptedReference')}
          value={text}
          onChange={setText}
          error={wrong('reference')}
        />,
      );
    case 'rejectedByRegister':
    case 'orderCorrected':
      return form(
        () => record({ step, reason: text }),
        <TextField
          label={t(step === 'orderCorrected' ? 'caseFile.step.correctedReason' : 'caseFile.step.rejectedReason')}
          value={text}
          onChange={setText}
          maxLength={2000}
          error={wrong('reason')}
          required
        />,
      );
    case 'cardArrived':
      return form(
        () => record({ step, cardNumber: text, location: place }),
        <div className="grid2">
          <TextField
            label={t('caseFile.step.arrivedNumber')}
            value={text}
            onChange={setText}
            error={wrong('cardNumber')}
            hint={
              card?.complete === true && text === '' ? (
                <button type="button" className="link" onClick={() => setText(card.identity.cardNumber)}>
                  {t('keys.takeFromCard')}
                </button>
              ) : undefined
            }
            required
          />
          <TextField
            label={t('caseFile.step.arrivedPlace')}
            value={place}
            onChange={setPlace}
            error={wrong('location')}
          />
        </div>,
      );
    case 'codesSent':
      return form(() => record({ step }));
    case 'cancelled':
      return null;
  }
};

const CancelCase = ({ visit }: { readonly visit: Visit }) => {
  const { t } = useTexts();
  const [isOpen, setOpen] = useState(false);
  const cancel = async (reason: string): Promise<void> => {
    if (await visit.run('cases.step', { step: { step: 'cancelled', reason } })) setOpen(false);
  };
  return (
    <>
      <Button kind="danger" onPress={() => setOpen(true)}>
        {t('caseFile.step.cancel')}
      </Button>
      <ReasonDialog
        title={t('caseFile.step.cancel')}
        tone="warn"
        label={t('caseFile.step.cancelReason')}
        backLabel={t('common.action.back')}
        confirmLabel={t('caseFile.step.cancel')}
        confirmKind="dangerMain"
        isOpen={isOpen}
        isPending={visit.isPending}
        onClose={() => setOpen(false)}
        onConfirm={(reason) => void cancel(reason)}
      >
        <p>{t('caseFile.step.cancelText')}</p>
      </ReasonDialog>
    </>
  );
};
