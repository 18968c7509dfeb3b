import type { BookingFinding } from '../../electron/ipc/contract.ts';
import { useTexts } from '../i18n/index.ts';
import { Banner } from '../ui/index.ts';

/** What rules and diary say of a booking, each with what to do now; `confirm` first. */
export const Findings = ({ findings }: { readonly findings: readonly BookingFinding[] }) => {
  const { sent } = useTexts();
  const sorted = [...findings].sort((one, other) => one.severity.localeCompare(other.severity));
  return sorted.map((finding) => (
    <Banner key={finding.code} tone={finding.severity === 'confirm' ? 'warn' : 'info'}>
      <p>
        <b>{sent(finding.textKey, finding.params) ?? finding.code}</b> {sent(`appointments.step.${finding.step}`) ?? ''}
      </p>
    </Banner>
  ));
};
