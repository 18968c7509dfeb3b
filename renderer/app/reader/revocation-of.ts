import type { CardView, CertificateStatusView } from '../../../electron/ipc/contract.ts';

/** Worst first: what the screen has to say of both certificates together. */
const ORDER = ['revoked', 'onHold', 'unknown', 'notChecked', 'good'] as const;

/** The status of the certificates of a card in one word. Nothing asked, or no certificate at all: not checked. */
export const revocationOf = (told: CardView['certificateStatus']): CertificateStatusView['status'] => {
  const both =
    told == null ? [] : [told.authentication, told.signature].filter(({ reason }) => reason !== 'noCertificate');
  return ORDER.find((status) => both.some((one) => one.status === status)) ?? 'notChecked';
};
