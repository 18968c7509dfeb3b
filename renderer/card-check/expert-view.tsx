import { type ReactNode, useEffect, useState } from 'react';
import type { CallError, CardExpert, CardSheet, CertificateDetail } from '../../electron/ipc/contract.ts';
import { RefusalBanner, useClient } from '../app/index.ts';
import { dayOfInstant, useTexts } from '../i18n/index.ts';
import { Banner, KeyValues, Sheet, StatusMark } from '../ui/index.ts';
import { CopyText } from './copy-text.tsx';

/** Everything behind the sheets: certificates as a tree, chip and applet, raw tags, warnings, what reading took. */
export const ExpertView = ({ sheet, today }: { readonly sheet: CardSheet; readonly today: string }) => {
  const { t } = useTexts();
  const client = useClient();
  const [expert, setExpert] = useState<CardExpert | null>(null);
  const [refused, setRefused] = useState<CallError | null>(null);
  const { sheetId, complete } = sheet;
  useEffect(() => {
    if (!complete) return;
    let isCurrent = true;
    void client.call('card.expert', { sheetId }).then((answer) => {
      if (!isCurrent) return;
      setExpert(answer.ok ? answer.value : null);
      setRefused(answer.ok ? null : answer.error);
    });
    return () => {
      isCurrent = false;
    };
  }, [client, sheetId, complete]);
  return (
    <div className="stack expert">
      <RefusalBanner error={refused} />
      {expert === null ? null : <Warnings expert={expert} />}
      <CertificateTree sheet={sheet} today={today} />
      {expert === null ? (
        <p className="muted">{t('cardCheck.reading')}</p>
      ) : (
        <>
          <ChipFacts expert={expert} />
          <RawTags expert={expert} />
        </>
      )}
    </div>
  );
};

const Warnings = ({ expert }: { readonly expert: CardExpert }) => {
  const { t } = useTexts();
  const unknown = expert.rawTags.filter(({ meaning }) => meaning === null).map(({ tag }) => tagName(tag));
  if (expert.decodingFallbacks.length === 0 && unknown.length === 0) return null;
  return (
    <Banner tone="warn" title={t('cardSheet.expert.warnings')}>
      {expert.decodingFallbacks.length === 0 ? null : (
        <p>{t('cardSheet.expert.fallback', { fields: expert.decodingFallbacks.join(', ') })}</p>
      )}
      {unknown.length === 0 ? null : <p>{t('cardSheet.expert.unknownTags', { tags: unknown.join(', ') })}</p>}
    </Banner>
  );
};

const tagName = (tag: number): string => tag.toString(16).toUpperCase().padStart(2, '0');

type Certificates = NonNullable<CardSheet['certificates']>;
interface Branch {
  readonly name: keyof Certificates;
  readonly under: readonly Branch[];
}
/** Root, below it the issuer with the holder's certificates, and the register that signs the data. */
const TREE: Branch = {
  name: 'root',
  under: [
    {
      name: 'ca',
      under: [
        { name: 'authentication', under: [] },
        { name: 'signature', under: [] },
      ],
    },
    { name: 'register', under: [] },
  ],
};

const CertificateTree = ({ sheet, today }: { readonly sheet: CardSheet; readonly today: string }) => {
  const { t } = useTexts();
  const { certificates } = sheet;
  return (
    <Sheet title={t('cardSheet.expert.certificates')}>
      {certificates === null ? (
        <p className="muted">{t('cardCheck.reading')}</p>
      ) : (
        <ul className="certs">
          <CertificateBranch branch={TREE} sheet={sheet} certificates={certificates} today={today} />
        </ul>
      )}
    </Sheet>
  );
};

const CertificateBranch = ({
  branch,
  sheet,
  certificates,
  today,
}: {
  readonly branch: Branch;
  readonly sheet: CardSheet;
  readonly certificates: Certificates;
  readonly today: string;
}) => {
  const { t } = useTexts();
  const { name, under } = branch;
  return (
    <li>
      <h3>{t(`cardCheck.certificate.${name}`)}</h3>
      <CertificateFacts certificate={certificates[name]} name={name} sheet={sheet} today={today} />
      {under.length === 0 ? null : (
        <ul>
          {under.map((child) => (
            <CertificateBranch
              key={child.name}
              branch={child}
              sheet={sheet}
              certificates={certificates}
              today={today}
            />
          ))}
        </ul>
      )}
    </li>
  );
};

const CertificateFacts = ({
  certificate,
  name,
  sheet,
  today,
}: {
  readonly certificate: CertificateDetail;
  readonly name: keyof Certificates;
  readonly sheet: CardSheet;
  readonly today: string;
}) => {
  const { t, sent } = useTexts();
  if (!certificate.present) return <p className="muted small">{t('cardCheck.certificate.absent')}</p>;
  const isHolders = name === 'authentication' || name === 'signature';
  const told = isHolders ? (sheet.certificateStatus?.[name] ?? null) : null;
  return (
    <KeyValues
      facts={[
        // The subject of a holder's certificate names the person: it is shown, not offered for copying.
        {
          label: t('cardSheet.expert.subject'),
          value: <Technical text={oneLine(certificate.subject)} isPersonal={isHolders} />,
        },
        { label: t('cardSheet.expert.issuer'), value: <Technical text={oneLine(certificate.issuer)} /> },
        { label: t('cardSheet.expert.serial'), value: <Technical text={certificate.serial ?? ''} /> },
        { label: t('cardSheet.expert.validity'), value: <Period certificate={certificate} today={today} /> },
        { label: t('cardSheet.expert.keyType'), value: certificate.keyType ?? '–' },
        { label: t('cardSheet.expert.fingerprint'), value: <Technical text={certificate.sha256 ?? ''} /> },
        ...(isHolders
          ? [
              {
                label: t('cardSheet.expert.status'),
                value: `${t(`certificateStatus.status.${told?.status ?? 'notChecked'}`)}. ${sent(`certificateStatus.reason.${told?.reason ?? 'switchedOff'}`) ?? ''}`,
              },
            ]
          : []),
      ]}
    />
  );
};

/** Node writes a name over several lines. */
const oneLine = (name: string | null): string => (name ?? '').split('\n').filter(Boolean).join(', ');

const Period = ({ certificate, today }: { readonly certificate: CertificateDetail; readonly today: string }) => {
  const { t } = useTexts();
  if (certificate.notBefore === null || certificate.notAfter === null) return '–';
  const from = dayOfInstant(certificate.notBefore);
  const to = dayOfInstant(certificate.notAfter);
  const state = to < today ? 'expired' : from > today ? 'notYet' : 'inForce';
  return (
    <span className="row">
      <span className="num">{t('cardCheck.fromTo', { from, to })}</span>
      <StatusMark tone={state === 'inForce' ? 'ok' : 'warn'}>{t(`cardSheet.expert.${state}`)}</StatusMark>
    </span>
  );
};

const Technical = ({
  text,
  isPersonal = false,
}: {
  readonly text: string;
  readonly isPersonal?: boolean;
}): ReactNode =>
  text === '' ? (
    '–'
  ) : isPersonal || text.length < WORTH_COPYING ? (
    <span className="mono breaks">{text}</span>
  ) : (
    <CopyText text={text} />
  );

/** Shorter ones are read off the screen. */
const WORTH_COPYING = 9;

const ChipFacts = ({ expert }: { readonly expert: CardExpert }) => {
  const { t } = useTexts();
  const { tokenInfo, traffic } = expert;
  return (
    <Sheet title={t('cardSheet.expert.chip')}>
      <KeyValues
        facts={[
          { label: t('cardSheet.expert.atr'), value: <Technical text={expert.atr} /> },
          ...expert.chipFields.map(({ name, hex }) => ({
            label: t(`cardSheet.expert.field.${name as 'serial'}`),
            value: <Technical text={hex} />,
          })),
          {
            label: t('cardSheet.expert.token'),
            value: tokenInfo === null ? t('cardSheet.expert.tokenAbsent') : <Technical text={tokenInfo.hex} />,
          },
          ...(tokenInfo === null
            ? []
            : (['graphicalVersion', 'electricalVersion', 'electricalInterfaceVersion'] as const).map((name) => ({
                label: t(`cardSheet.expert.${name}`),
                value: <span className="mono">{tokenInfo[name]}</span>,
              }))),
          {
            label: t('cardSheet.expert.reading'),
            value: traffic === null ? t('cardSheet.expert.trafficNone') : t('cardSheet.expert.traffic', traffic),
          },
        ]}
      />
    </Sheet>
  );
};

const RawTags = ({ expert }: { readonly expert: CardExpert }) => {
  const { t } = useTexts();
  return (
    <Sheet title={t('cardSheet.expert.tags')} flush={expert.rawTags.length > 0}>
      {expert.rawTags.length === 0 ? (
        <p className="muted">{t('cardSheet.expert.noTags')}</p>
      ) : (
        <table className="tags">
          <thead>
            <tr>
              <th scope="col">{t('cardSheet.expert.file')}</th>
              <th scope="col">{t('cardSheet.expert.tag')}</th>
              <th scope="col">{t('cardSheet.expert.meaning')}</th>
              <th scope="col">{t('cardSheet.expert.text')}</th>
              <th scope="col">{t('cardSheet.expert.hex')}</th>
            </tr>
          </thead>
          <tbody>
            {expert.rawTags.map(({ file, tag, hex, meaning, text }, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a file may hold the same tag twice; the place names it
              <tr key={place}>
                <td>{t(`cardSheet.part.${file}`)}</td>
                <th scope="row" className="mono">
                  {tagName(tag)}
                </th>
                <td>
                  {meaning === null ? (
                    <StatusMark tone="warn">{t('cardSheet.expert.unknown')}</StatusMark>
                  ) : (
                    t(`cardSheet.rawTag.${meaning}`)
                  )}
                </td>
                <td className="breaks">{text ?? '–'}</td>
                <td className="mono breaks">{hex === '' ? '–' : hex}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Sheet>
  );
};
