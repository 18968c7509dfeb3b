import { useEffect, useRef } from 'react';
import { type FinishedApplication, isOrderedCard } from '../../../electron/ipc/contract.ts';
import { Side, useCustomer, usePlace, useShortcuts } from '../../app/index.ts';
import { AttestAtDesk } from '../../case/index.ts';
import { HouseholdBar } from '../../household/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { Banner, Button, Icon, Sheet, SideSlip, StatusMark } from '../../ui/index.ts';
import type { WantedPrints } from '../store/intake-store.ts';
import { useIntake, useIntakeStore } from '../store/react.tsx';

type Done = FinishedApplication & { readonly applicant: string };

/** The application is finished: the promised date largest, numbers, what goes back, papers, and on to the next applicant. */
export const Confirmation = ({ done }: { readonly done: Done }) => {
  const { t, longDate, period, money } = useTexts();
  const { go } = usePlace();
  const store = useIntakeStore();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  useCustomer({ kind: 'application', draftId: done.caseId });
  const next = (): void => {
    store.clear();
    go({ name: 'intake', draftId: null });
  };
  useShortcuts([
    { keys: 'Mod+Enter', label: t('intake.action.next'), run: next, inBar: true },
    {
      keys: 'Mod+P',
      label: t('keys.print'),
      run: () => void store.printAgain('applicationProof'),
      inBar: true,
    },
  ]);
  const { promised, product } = done;
  return (
    <>
      <div className="done" role="status">
        <Icon name="ok" size="l" />
        <div>
          <h1 ref={heading} tabIndex={-1}>
            {t('intake.done.title', { caseNumber: done.caseNumber })}
          </h1>
          <p>{done.applicant}</p>
          <p className="done__label">{t(isOrderedCard(product) ? 'intake.done.ready' : 'intake.done.itReady')}</p>
          <p className="done__date">
            {promised === null
              ? t(`intake.done.noDate.${product}`)
              : promised.from === promised.to
                ? longDate(promised.from)
                : period(promised)}
          </p>
        </div>
      </div>
      <p className="aloud">{t(`intake.done.tell.${product}`)}</p>
      {product === 'AI' ? <AttestAtDesk caseId={done.caseId} /> : null}
      <HouseholdBar caseId={done.caseId} />
      <Sheet title={t('intake.done.prints')} flush>
        <Paper kind="applicationProof" />
        {done.receiptNumber === null ? null : <Paper kind="receipt" />}
      </Sheet>
      <Side>
        <SideSlip
          title={t('intake.slip.finished')}
          total={
            done.changeCents > 0
              ? { label: t('intake.done.change'), value: money(done.changeCents) }
              : { label: t('intake.done.paid'), value: money(done.paidCents) }
          }
          end={
            <>
              <Button onPress={() => go({ name: 'case', caseId: done.caseId })} wide>
                {t('intake.action.openCase')}
              </Button>
              <Button kind="main" wide tall shortcut="Mod+Enter" onPress={next}>
                {t('intake.action.next')}
              </Button>
            </>
          }
          facts={[
            { label: t('intake.slip.title'), value: done.caseNumber },
            { label: t('intake.done.receipt'), value: done.receiptNumber ?? t('intake.done.noReceipt') },
            ...(done.changeCents > 0 ? [{ label: t('intake.done.paid'), value: money(done.paidCents) }] : []),
          ]}
        />
      </Side>
    </>
  );
};

/** One paper: being made, ready, or failed with the way to try again. The application stays finished whatever happens here. */
const Paper = ({ kind }: { readonly kind: keyof WantedPrints }) => {
  const { t, error } = useTexts();
  const store = useIntakeStore();
  const state = useIntake((whole) => whole.prints[kind]);
  const again = state?.kind === 'printed' || state?.kind === 'failed';
  return (
    <div className="paper-line">
      <b>{t(`intake.done.document.${kind}`)}</b>
      {state === undefined ? <StatusMark tone="info">{t('intake.done.notPrinted')}</StatusMark> : null}
      {state?.kind === 'printing' ? <StatusMark tone="busy">{t('intake.done.printing')}</StatusMark> : null}
      {state?.kind === 'printed' ? <StatusMark tone="ok">{t('intake.done.printed')}</StatusMark> : null}
      <span className="end">
        <Button icon="print" isPending={state?.kind === 'printing'} onPress={() => void store.printAgain(kind)}>
          {again ? t('intake.done.printAgain') : t('intake.done.print')}
        </Button>
      </span>
      {state?.kind === 'failed' ? (
        <Banner tone="warn" live="alert" title={t('intake.done.printFailedTitle')}>
          {error(state.error)}
        </Banner>
      ) : null}
    </div>
  );
};
