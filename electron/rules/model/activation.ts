/** Words of the activation of a card: what the officer confirms of the federal application, and what the holder chose. */

/** What is done in the federal application, in this order (domain reference, section 5.2). */
export const ACTIVATION_STEP_CODES = ['SWITCH_ON', 'CERTIFICATES', 'SHOW_DATA'] as const;
export type ActivationStepCode = (typeof ACTIVATION_STEP_CODES)[number];

/** What the holder wants on the card. `NONE`: no certificates, by choice or because of the age. */
export const CERTIFICATE_CHOICES = ['BOTH', 'AUTHENTICATION', 'NONE'] as const;
export type CertificateChoice = (typeof CERTIFICATE_CHOICES)[number];
