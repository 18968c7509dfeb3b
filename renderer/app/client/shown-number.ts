import { useEffect, useState } from 'react';
import { useCommand } from './queries.ts';

/** Milliseconds for which a national number is shown in full. */
const SHOWN_MS = 10_000;

/**
 * National numbers are masked; on request main gives one of them, and records that somebody looked. It is shown for a
 * moment.
 */
export const useShownNumber = () => {
  const { run } = useCommand('cases.showNumber');
  const [shown, setShown] = useState<{ readonly caseId: string; readonly nationalNumber: string } | null>(null);
  useEffect(() => {
    if (shown === null) return undefined;
    const timer = setTimeout(() => setShown(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [shown]);
  return {
    /** The number in full while it is shown, otherwise what is given for it. */
    numberOf: (caseId: string, masked: string): string => (shown?.caseId === caseId ? shown.nationalNumber : masked),
    isShown: (caseId: string): boolean => shown?.caseId === caseId,
    show: async (caseId: string): Promise<void> => {
      const answer = await run({ caseId });
      setShown(answer.ok ? { caseId, nationalNumber: answer.value.nationalNumber } : null);
    },
    hide: (): void => setShown(null),
  };
};
