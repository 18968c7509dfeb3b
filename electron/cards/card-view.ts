/** A card as the application shows it, built event by event. Pure. */
import type { CardEvent, CardIdentity, CertificateSummary } from '../../native/messages.ts';
import type { CardView } from '../ipc/contract.ts';
import { nationalityOfCard } from '../rules/index.ts';

type Identity = CardView['identity'];

/** What a document type number stands for; the facts about card types come from the rules, so they are passed in. */
export type DescribeCardType = (
  identity: Pick<CardIdentity, 'documentType' | 'brexitMention2'>,
) => Pick<Identity, 'letter' | 'model' | 'kind'>;

/** The view of a card of which only the identity is known. */
export const startCard = (
  sessionId: string,
  identity: CardIdentity,
  readAt: string,
  describe: DescribeCardType,
): CardView => ({
  sessionId,
  readAt,
  identity: {
    documentType: identity.documentType,
    ...describe(identity),
    cardNumber: identity.cardNumber,
    chipSerial: identity.chipSerial,
    validFrom: identity.validFrom.iso,
    validUntil: identity.validUntil.iso,
    issuingMunicipality: identity.issuingMunicipality,
    nationalNumber: identity.nationalNumber,
    surname: identity.surname,
    givenNames: identity.givenNames,
    thirdNameInitial: identity.thirdNameInitial,
    nationality: identity.nationality,
    nationalityCode: nationalityOfCard(identity.nationality),
    birthPlace: identity.birthPlace,
    birthDate: identity.birthDate.iso,
    sex: SEX[identity.sex.trim()] ?? null,
  },
  address: null,
  photo: null,
  certificates: null,
  verdicts: null,
  appletVersion: '',
  pinTriesLeft: null,
  complete: false,
  matchingCase: null,
});

type Part = Extract<CardEvent, { kind: 'chip' | 'address' | 'photo' | 'certificates' | 'verdicts' }>;

/** The view after one more part was read. */
export const growCard = (card: CardView, part: Part): CardView => {
  switch (part.kind) {
    case 'chip':
      return { ...card, appletVersion: part.chip.appletVersion, pinTriesLeft: part.chip.pinTriesLeft };
    case 'address':
      return { ...card, address: part.address };
    case 'photo':
      return { ...card, photo: new Uint8Array(part.jpeg) };
    case 'certificates': {
      const { authentication, signature, ca, root, register } = part.certificates;
      return {
        ...card,
        certificates: {
          authentication: viewOfCertificate(authentication),
          signature: viewOfCertificate(signature),
          ca: viewOfCertificate(ca),
          root: viewOfCertificate(root),
          register: viewOfCertificate(register),
        },
      };
    }
    case 'verdicts':
      return { ...card, verdicts: part.verdicts };
  }
};

/** Letters of the three languages of cards (German weiblich, French féminin, Dutch vrouwelijk). */
const SEX: Readonly<Record<string, 'M' | 'F' | 'X'>> = { M: 'M', F: 'F', V: 'F', W: 'F', X: 'X' };

const viewOfCertificate = ({ present, subject, notBefore, notAfter, keyType }: CertificateSummary) => ({
  present,
  subject,
  notBefore,
  notAfter,
  keyType,
});
