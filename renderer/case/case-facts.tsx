import { type CaseDetail, isOrderedCard } from '../../electron/ipc/contract.ts';
import { useShortcuts, useShownNumber } from '../app/index.ts';
import type { Visit } from '../collection/index.ts';
import { countryName, type Texts, useTexts } from '../i18n/index.ts';
import { Button, CardLetterBlock, type Fact, KeyValues, Sheet } from '../ui/index.ts';
import { CorrectPerson } from './correct-person.tsx';

/** Applicant and card, as recorded. */
export const CaseFacts = ({ visit }: { readonly visit: Visit }) => {
  const { detail } = visit;
  const texts = useTexts();
  const { t } = texts;
  const number = useShownNumber();
  const isShown = number.isShown(detail.caseId);
  const show = (): void => (isShown ? number.hide() : void number.show(detail.caseId));
  const hasNumber = detail.nationalNumber !== '';
  useShortcuts(hasNumber ? [{ keys: 'Alt+R', label: t('rights.showNumber'), run: show, inBar: false }] : []);
  const facts = applicantFacts(detail, number.numberOf(detail.caseId, detail.nationalNumber), texts);
  return (
    <div className="cc">
      <Sheet
        title={t('caseFile.applicant')}
        meta={
          hasNumber ? (
            <Button small kind="quiet" shortcut="Alt+R" onPress={show}>
              {isShown ? t('rights.hideNumber') : t('rights.showNumber')}
            </Button>
          ) : undefined
        }
      >
        <KeyValues facts={facts} />
        <CorrectPerson visit={visit} />
      </Sheet>
      <Sheet title={t(isCard(detail) ? 'caseFile.order' : 'caseFile.document')}>
        <KeyValues facts={cardFacts(detail, texts)} />
      </Sheet>
    </div>
  );
};

/** Of a card the letter counts, of everything else what it is. */
const isCard = ({ product }: CaseDetail): boolean => isOrderedCard(product);

const shown = (value: string): string => (value.trim() === '' ? '–' : value);

/** Name of a nationality; text that is no code stands as it was written. */
const nationality = (code: string, t: Texts['t'], language: Texts['language']): string =>
  code === 'XXA' || code === 'XXB' || code === 'XXX'
    ? t(`intake.nationality.${code}`)
    : (countryName(code, language) ?? code);

const applicantFacts = (
  detail: CaseDetail,
  number: string,
  { t, date, nationalNumber, language }: Texts,
): readonly Fact[] => {
  const { person } = detail.application;
  return [
    { label: t('caseFile.fact.name'), value: shown(`${person.givenNames} ${person.surname}`) },
    {
      label: t('caseFile.fact.nationalNumber'),
      value: shown(nationalNumber(number)),
    },
    {
      label: t('caseFile.fact.birth'),
      value: shown([date(person.birthDate), person.birthPlace].filter(Boolean).join(', ')),
    },
    { label: t('caseFile.fact.nationality'), value: shown(nationality(person.nationality, t, language)) },
    {
      label: t('caseFile.fact.address'),
      value: shown([person.street, `${person.postalCode} ${person.municipality}`.trim()].filter(Boolean).join(', ')),
    },
    { label: t('caseFile.fact.contact'), value: shown([person.phone, person.email].filter(Boolean).join(', ')) },
  ];
};

const cardFacts = (detail: CaseDetail, texts: Texts): readonly Fact[] => {
  const { application, receipt, fee } = detail;
  const { t, period, money, cardNumber, date } = texts;
  const attest = detail.product === 'AI' ? detail.course.interimPapers.at(-1) : undefined;
  const paid =
    receipt !== null
      ? `${money(receipt.cents)}, ${t(`cases.method.${receipt.method as 'CASH'}`)}`
      : fee.state === 'free'
        ? t('caseFile.free')
        : '–';
  return [
    isCard(detail)
      ? { label: t('caseFile.fact.letter'), value: <CardLetterBlock letter={detail.letter} /> }
      : { label: t('caseFile.fact.product'), value: t(`cases.product.${detail.product}`) },
    { label: t('caseFile.fact.promised'), value: detail.promised === null ? '–' : period(detail.promised) },
    {
      label: t(isCard(detail) ? 'caseFile.fact.newCard' : 'caseFile.fact.documentNumber'),
      value: <span className="num">{shown(attest?.number ?? cardNumber(detail.newCardNumber ?? ''))}</span>,
    },
    ...(attest === undefined ? [] : [{ label: t('caseFile.fact.validUntil'), value: date(attest.validUntil) }]),
    { label: t('caseFile.fact.location'), value: detail.location ?? '–' },
    {
      label: t(isCard(detail) ? 'caseFile.fact.oldCard' : 'caseFile.fact.ownCard'),
      value: <span className="num">{shown(cardNumber(application.held.cardNumber))}</span>,
    },
    {
      label: t('caseFile.fact.fingerprints'),
      value:
        application.fingerprints.outcome === '' ? '–' : t(`cases.fingerprints.${application.fingerprints.outcome}`),
    },
    { label: t('caseFile.fact.paid'), value: paid },
    { label: t('caseFile.fact.receipt'), value: receipt?.number ?? '–' },
    {
      label: t('caseFile.fact.rules'),
      value: rulesWords(detail, texts),
    },
  ];
};

/** Name and version of the rules under which the case was taken, with their first day; the key where the name is no longer known. */
const rulesWords = ({ profile }: CaseDetail, { t, textOf, date }: Texts): string => {
  const words = t('caseFile.rulesOf', {
    id: profile.name === null ? profile.id : textOf(profile.name),
    version: profile.version,
  });
  return profile.effectiveFrom === null ? words : `${words} (${date(profile.effectiveFrom)})`;
};
