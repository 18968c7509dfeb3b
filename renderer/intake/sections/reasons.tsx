import { useCallback } from 'react';
import type { RuleReasonView } from '../../../electron/ipc/contract.ts';
import { useTexts } from '../../i18n/index.ts';

/** The sentence of a reason; its code where no locale knows it, so that a reason is never silently missing. */
export const useReasonText = (): ((reason: RuleReasonView) => string) => {
  const { sent } = useTexts();
  return useCallback((reason) => sent(reason.textKey, reason.params) ?? reason.code, [sent]);
};

/** Reasons below each other with where each comes from. */
export const Reasons = ({ reasons }: { readonly reasons: readonly RuleReasonView[] }) => {
  const reasonText = useReasonText();
  return (
    <ul className="plain-list">
      {reasons.map((reason) => (
        <li key={`${reason.code} ${reason.textKey} ${JSON.stringify(reason.params)}`}>
          {reasonText(reason)} <span className="muted small">{reason.source}</span>
        </li>
      ))}
    </ul>
  );
};
