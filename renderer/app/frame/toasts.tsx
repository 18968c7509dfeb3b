import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useTexts } from '../../i18n/index.ts';
import { Icon, Toast } from '../../ui/index.ts';
import { useStores } from '../stores/context.tsx';
import type { DeskState } from '../stores/desk.ts';

/** Milliseconds that a good message stays; it stays longer while the mouse or the focus is on it. */
const STAYS_MS = 8_000;

/** Short messages at the foot of the window. Warnings stay until they are closed. */
export const Toasts = () => {
  const toasts = useStore(useStores().desk, (state) => state.toasts);
  return (
    <div className="toasts">
      {toasts.map((one) => (
        <OneToast key={one.id} message={one} />
      ))}
    </div>
  );
};

const OneToast = ({ message }: { readonly message: DeskState['toasts'][number] }) => {
  const { t } = useTexts();
  const { desk } = useStores();
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (isHeld || message.tone !== 'ok') return;
    const timer = setTimeout(() => desk.dropToast(message.id), STAYS_MS);
    return () => clearTimeout(timer);
  }, [desk, message.id, message.tone, isHeld]);
  // What went wrong is answered by what the action does now; the old message would only stand in its way.
  const action =
    message.action === undefined || message.tone === 'ok'
      ? message.action
      : {
          label: message.action.label,
          onPress: () => {
            desk.dropToast(message.id);
            message.action?.onPress();
          },
        };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hovering only keeps the message there longer
    <div
      className="toast-hold"
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Toast tone={message.tone} title={message.title} action={action}>
        {message.text}
      </Toast>
      <button
        type="button"
        className="toast-close"
        aria-label={t('common.toast.close')}
        onClick={() => desk.dropToast(message.id)}
      >
        <Icon name="close" size="s" />
      </button>
    </div>
  );
};
