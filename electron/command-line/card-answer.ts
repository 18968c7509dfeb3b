/** The JSON of a card: its keys and their order are what scripts of IT support build on. */
import type {
  CardAddress,
  CardCertificates,
  CardEvent,
  CardIdentity,
  CardVerdicts,
  CertificateSummary,
  ChipData,
} from '../../native/messages.ts';
import { describeCardType } from '../cards/describe-card-type.ts';

/** What was told of one card so far. */
export interface CardParts {
  readonly atr: string;
  readonly identity: CardIdentity | null;
  readonly chip: ChipData | null;
  readonly address: CardAddress | null;
  readonly photoSha256: string | null;
  readonly certificates: CardCertificates | null;
  readonly verdicts: CardVerdicts | null;
}

/** The parts after one more event; an insertion forgets everything of the card before. */
export const withEvent = (parts: CardParts, event: CardEvent): CardParts => {
  switch (event.kind) {
    case 'inserted':
      return { ...NOTHING, atr: event.atr };
    case 'identity':
      return { ...parts, identity: event.identity };
    case 'chip':
      return { ...parts, chip: event.chip };
    case 'address':
      return { ...parts, address: event.address };
    case 'photo':
      return { ...parts, photoSha256: event.sha256.toLowerCase() };
    case 'certificates':
      return { ...parts, certificates: event.certificates };
    case 'verdicts':
      return { ...parts, verdicts: event.verdicts };
    default:
      return parts;
  }
};

/** Nothing known of any card. */
export const NOTHING: CardParts = {
  atr: '',
  identity: null,
  chip: null,
  address: null,
  photoSha256: null,
  certificates: null,
  verdicts: null,
};

/** The whole answer; null where a part is missing without which a card does not count as read. */
export const cardAnswer = (reader: string, parts: CardParts, totals: Extract<CardEvent, { kind: 'complete' }>) => {
  const { identity, chip, certificates, verdicts } = parts;
  if (identity === null || chip === null || certificates === null || verdicts === null) return null;
  const { chipSerial, documentType, cardLetter, cardModel, unknownTags, ...person } = identityFields(identity);
  return {
    reader,
    atr: parts.atr,
    appletVersion: appletVersion(chip),
    chipSerial,
    documentType,
    cardLetter,
    cardModel,
    ...person,
    address: addressFields(parts.address),
    photoSha256: parts.photoSha256,
    unknownTags,
    certificates: certificateFields(certificates),
    verdicts,
    apdus: totals.apdus,
    bytes: totals.bytes,
    milliseconds: totals.milliseconds,
  };
};

/** Texts as they stand on the card; days as far as they are known, null where they could not be understood. */
export const identityFields = (identity: CardIdentity) => {
  const { letter, model } = describeCardType(identity);
  return {
    chipSerial: identity.chipSerial,
    documentType: identity.documentType,
    cardLetter: letter,
    cardModel: model,
    cardNumber: identity.cardNumber,
    validFrom: identity.validFrom.iso,
    validUntil: identity.validUntil.iso,
    issuingMunicipality: identity.issuingMunicipality,
    nationalNumber: identity.nationalNumber,
    surname: identity.surname,
    givenNames: identity.givenNames,
    thirdNameInitial: identity.thirdNameInitial,
    birthDate: identity.birthDate.iso,
    birthPlace: identity.birthPlace,
    nationality: identity.nationality,
    sex: identity.sex,
    unknownTags: identity.unknownTags,
  };
};

/** The three fields are always there; null each where the card has no address. */
export const addressFields = (address: CardAddress | null) => ({
  street: address?.street ?? null,
  postalCode: address?.postalCode ?? null,
  municipality: address?.municipality ?? null,
});

export const certificateFields = ({ authentication, signature, ca, root, register }: CardCertificates) => {
  const fields = ({ present, notAfter, keyType }: CertificateSummary) => ({ present, notAfter, keyType });
  return {
    authentication: fields(authentication),
    signature: fields(signature),
    ca: fields(ca),
    root: fields(root),
    register: fields(register),
  };
};

/** `17` on the chip is applet 1.7. */
export const appletVersion = ({ appletVersion: digits }: ChipData): string => digits.split('').join('.');
