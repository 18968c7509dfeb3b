import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { Language } from '../../../electron/ipc/contract.ts';
import { CustomerScreen } from '../../customer/index.ts';
import { useTexts, useTextsIn } from '../../i18n/index.ts';
import { PinField } from '../../ui/index.ts';
import { useShortcuts, useStores } from '../stores/context.tsx';
import type { TurnedCode } from '../stores/customer.ts';

/** Three keys at once, two of them with the same hand far from the digits: nobody who types a code presses them. */
export const TURN_BACK = 'Mod+Shift+Backspace';

/** The window of the counter, turned to the applicant. All of staff's keys rest but the one that turns it back. */
export const TurnedScreen = () => {
  const { customer } = useStores();
  const { t } = useTexts();
  const view = useStore(customer, (state) => state.display?.view ?? null);
  const code = useStore(customer, (state) => state.code);
  const box = useRef<HTMLDivElement>(null);
  useShortcuts(
    [{ keys: TURN_BACK, label: t('customerDesk.back'), run: () => customer.turn(false), inDialog: true, inBar: false }],
    'offer',
  );
  useEffect(() => {
    // A field for a code that is there already has taken it.
    if (box.current?.contains(document.activeElement) === false) box.current.focus();
  }, []);
  if (view === null) return null;
  const asks = view.scene.kind === 'code' && ['ask', 'last', 'choose', 'wrong'].includes(view.scene.step);
  return (
    <div className="cust--turned" data-turned ref={box} tabIndex={-1}>
      <CustomerScreen view={view}>
        {asks && code !== null ? <TurnedField key={code.label} language={view.language} code={code} /> : null}
      </CustomerScreen>
    </div>
  );
};

const TurnedField = ({ language, code }: { readonly language: Language; readonly code: TurnedCode }) => {
  const { t } = useTextsIn(language);
  return (
    <PinField
      label={t(code.label)}
      submitLabel={t('customer.code.submit')}
      tooShort={t('customer.code.tooShort')}
      digits={code.digits}
      onSubmit={code.send}
      autoFocus
    />
  );
};
