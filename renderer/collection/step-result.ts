import type { CaseDetail } from '../../electron/ipc/contract.ts';
import type { Translate } from '../i18n/index.ts';
import type { VisitStep } from './progress.ts';

/** One line for a step: its result when done, what is coming when it is later. */
export const stepResult = (
  step: VisitStep,
  state: 'done' | 'now' | 'later',
  { collection }: Pick<CaseDetail, 'collection'>,
  t: Translate,
): string => {
  if (state === 'later') return step === 'oldCard' ? '' : t(`collection.later.${step}`);
  if (state === 'now') return '';
  const { oldCard, letterSeen, newCard, fingerprints, certificates, pin } = collection;
  switch (step) {
    case 'oldCard':
      return oldCard === null
        ? ''
        : t(`collection.done.${oldCard.kind}`, { what: oldCard.description, at: oldCard.at });
    case 'letter':
      return letterSeen === null ? '' : t('collection.done.letter', { at: letterSeen.at, by: letterSeen.by });
    case 'newCard':
      if (newCard === null) return '';
      return t(newCard.unread ? 'collection.done.newCardUnread' : 'collection.done.newCard', {
        card: newCard.cardNumber,
      });
    case 'fingerprints':
      return fingerprints === null ? '' : t(`collection.done.${fingerprints.outcome}`);
    case 'federal':
      return certificates === null
        ? ''
        : t('collection.done.federal', { certificates: t(`visit.certificates.${certificates.choice}`) });
    case 'pin':
      return pin === null ? '' : t(`collection.done.${pin.outcome}`, { reason: pin.reason });
    case 'handOver':
      return '';
  }
};
