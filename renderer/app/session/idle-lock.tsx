import { useEffect, useRef, useState } from 'react';
import { useTexts } from '../../i18n/index.ts';
import { Toast } from '../../ui/index.ts';
import { useClient } from '../client/context.tsx';
import { judgeIdle } from '../stores/idle.ts';

const SIGNS_OF_USE = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

/** Locks a desk that nobody touches, and announces it before; any key or movement keeps it open. */
export const IdleLock = ({ minutes }: { readonly minutes: number }) => {
  const { t } = useTexts();
  const client = useClient();
  const lastUse = useRef(performance.now());
  const [secondsLeft, setSecondsLeft] = useState<number | null>(null);
  useEffect(() => {
    lastUse.current = performance.now();
    const touch = (): void => {
      lastUse.current = performance.now();
      setSecondsLeft(null);
    };
    const look = (): void => {
      const answer = judgeIdle(lastUse.current, performance.now(), minutes);
      setSecondsLeft(answer.kind === 'warn' ? answer.secondsLeft : null);
      if (answer.kind === 'lock') {
        lastUse.current = performance.now();
        void client.call('session.lock', undefined);
      }
    };
    for (const sign of SIGNS_OF_USE) document.addEventListener(sign, touch, { passive: true, capture: true });
    const timer = setInterval(look, 1_000);
    return () => {
      clearInterval(timer);
      for (const sign of SIGNS_OF_USE) document.removeEventListener(sign, touch, { capture: true });
    };
  }, [client, minutes]);
  if (secondsLeft === null) return null;
  return (
    <div className="toasts toasts--above">
      <Toast tone="warn" title={t('session.locked.soon', { seconds: secondsLeft })} />
    </div>
  );
};
