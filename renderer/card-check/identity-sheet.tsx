import type { CardSheet, CardVerdict } from '../../electron/ipc/contract.ts';
import { useTexts } from '../i18n/index.ts';
import { CardLetterBlock, type Fact, KeyValues, Photo, Sheet, StatusMark, type Tone } from '../ui/index.ts';
import { type Mention, mentionsOf, stateName } from './mentions.ts';

/** Shape of each verdict; one under a test root is never a tick. */
export const VERDICT_TONES: Readonly<Record<CardVerdict['verdict'], Tone>> = {
  valid: 'ok',
  invalid: 'bad',
  notCheckable: 'unknown',
  testCard: 'warn',
};

/** Everything that the identity file says of the holder and the card. */
export const IdentitySheet = ({ sheet, today }: { readonly sheet: CardSheet; readonly today: string }) => {
  const { t, date, nationalNumber, cardNumber, textOf } = useTexts();
  const { identity, rawDates, documentName } = sheet;
  const known = (iso: string | null, raw: string) =>
    iso === null ? t('cardSheet.asOnCard', { text: raw }) : date(iso);
  const mentions = useMentions(mentionsOf(sheet.mentions));
  return (
    <Sheet title={t('cardCheck.identity')} meta={<Signed sheet={sheet} part="identity" />}>
      <div className="who">
        <div className="ph">
          <Photo bytes={sheet.photo} label={sheet.photo === null ? t('card.fact.noPhoto') : t('card.fact.photo')} />
        </div>
        <KeyValues
          facts={[
            { label: t('cardCheck.fact.surname'), value: identity.surname },
            {
              label: t('cardCheck.fact.givenNames'),
              value: [identity.givenNames, identity.thirdNameInitial].filter(Boolean).join(' '),
            },
            {
              label: t('cardCheck.fact.birth'),
              value: [known(identity.birthDate, rawDates.birthDate), identity.birthPlace].filter(Boolean).join(', '),
            },
            { label: t('cardCheck.fact.nationality'), value: identity.nationality },
            {
              label: t('cardCheck.fact.sex'),
              value: identity.sex === null ? '–' : t(`common.sex.${identity.sex}`),
            },
          ]}
        />
      </div>
      <KeyValues
        facts={[
          {
            label: t('cardCheck.fact.nationalNumber'),
            value: (
              <span className="row">
                <span className="num nowrap">{nationalNumber(identity.nationalNumber)}</span>
                <StatusMark tone={sheet.nationalNumberRight ? 'ok' : 'warn'}>
                  {t(sheet.nationalNumberRight ? 'cardSheet.numberRight' : 'cardSheet.numberWrong')}
                </StatusMark>
              </span>
            ),
          },
          {
            label: t('cardCheck.fact.letter'),
            value: (
              <span className="cardtype">
                {identity.letter === null ? null : <CardLetterBlock letter={identity.letter} />}
                <span>
                  {documentName === null
                    ? t('cardSheet.unknownDocument', { number: identity.documentType })
                    : textOf(documentName)}
                  {identity.model === null ? null : (
                    <span className="muted small"> {t(`cardSheet.model.${identity.model}`)}</span>
                  )}
                </span>
              </span>
            ),
          },
          { label: t('cardCheck.fact.documentType'), value: String(identity.documentType) },
          {
            label: t('cardCheck.fact.cardNumber'),
            value: <span className="num">{cardNumber(identity.cardNumber)}</span>,
          },
          { label: t('cardCheck.fact.validity'), value: <Validity sheet={sheet} today={today} /> },
          { label: t('cardCheck.fact.issuedBy'), value: identity.issuingMunicipality },
          ...mentions,
        ]}
      />
    </Sheet>
  );
};

const Validity = ({ sheet, today }: { readonly sheet: CardSheet; readonly today: string }) => {
  const { t } = useTexts();
  const { validFrom, validUntil } = sheet.identity;
  const { rawDates } = sheet;
  if (validFrom === null || validUntil === null) {
    return <span>{t('cardSheet.asOnCard', { text: `${rawDates.validFrom} – ${rawDates.validUntil}` })}</span>;
  }
  return (
    <span className="row">
      <span className="num">{t('cardCheck.fromTo', { from: validFrom, to: validUntil })}</span>
      {validUntil < today ? <StatusMark tone="bad">{t('cardCheck.expired')}</StatusMark> : null}
      {validFrom > today ? <StatusMark tone="warn">{t('cardSheet.notYetValid')}</StatusMark> : null}
    </span>
  );
};

const useMentions = (mentions: readonly Mention[]): readonly Fact[] => {
  const { t, sent, language } = useTexts();
  const words = ({ value }: Mention): string => {
    switch (value.kind) {
      case 'known':
        return sent(value.key) ?? value.key;
      case 'yes':
        return t('cardSheet.value.yes');
      case 'text':
        return value.text;
      case 'code':
        return t('cardSheet.value.code', { code: value.code });
      case 'protection':
        return t('cardSheet.value.protection', { date: value.date, country: stateName(value.country, language) });
    }
  };
  return mentions.map((mention) => ({ label: t(`cardSheet.mention.${mention.name}`), value: words(mention) }));
};

/** Whether the part of the sheet is signed, in a word. */
const Signed = ({ sheet, part }: { readonly sheet: CardSheet; readonly part: 'identity' | 'address' }) => {
  const { t } = useTexts();
  if (sheet.source.kind === 'file') return <StatusMark tone="info">{t('cardSheet.file.badge')}</StatusMark>;
  const verdict = sheet.verdicts?.[part].verdict ?? null;
  if (verdict === null) return <StatusMark tone="busy">{t('cardCheck.reading')}</StatusMark>;
  return <StatusMark tone={VERDICT_TONES[verdict]}>{t(`cardSheet.signed.${verdict}`)}</StatusMark>;
};

/** The address file. */
export const AddressSheet = ({ sheet }: { readonly sheet: CardSheet }) => {
  const { t } = useTexts();
  const { address } = sheet;
  return (
    <Sheet title={t('cardCheck.address')} meta={<Signed sheet={sheet} part="address" />}>
      {address === null ? (
        <p className="muted">{t(sheet.complete ? 'cardSheet.addressAbsent' : 'cardCheck.addressNone')}</p>
      ) : (
        <KeyValues
          facts={[
            { label: t('cardSheet.street'), value: address.street },
            { label: t('cardSheet.town'), value: `${address.postalCode} ${address.municipality}`.trim() },
          ]}
        />
      )}
    </Sheet>
  );
};

/** `17` as it is said: 1.7. */
const versionOf = (hex: string): string => (/^\d{2}$/.test(hex) ? `${hex.charAt(0)}.${hex.charAt(1)}` : hex);

/** What the chip says of itself; of a file, what the file says. */
export const ChipSheet = ({ sheet }: { readonly sheet: CardSheet }) => {
  const { t, instant } = useTexts();
  const { source } = sheet;
  return (
    <Sheet title={t('cardCheck.chip')}>
      <KeyValues
        facts={[
          {
            label: t('cardCheck.fact.applet'),
            value: sheet.appletVersion === '' ? '–' : `eID ${versionOf(sheet.appletVersion)}`,
          },
          {
            label: t('cardCheck.fact.chipSerial'),
            value: (
              <span className="mono breaks">
                {(sheet.identity.chipSerial.toUpperCase().match(/.{1,2}/g) ?? []).join(' ')}
              </span>
            ),
          },
          ...(source.kind === 'file'
            ? [
                {
                  label: t('cardSheet.file.form'),
                  value: t(`cardSheet.file.forms.${source.form}`, { version: source.version ?? '' }),
                },
                { label: t('cardSheet.file.opened'), value: instant(source.openedAt) },
              ]
            : []),
        ]}
      />
    </Sheet>
  );
};
