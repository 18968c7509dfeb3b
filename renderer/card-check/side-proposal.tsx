import { useState } from 'react';
import type { CardSheet, CardView } from '../../electron/ipc/contract.ts';
import { RefusalBanner, Side, useCommand, useShortcuts, useToast } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import type { PinReading } from '../pin/index.ts';
import { Button, Dialog, KeyValues, OtherWays, Way } from '../ui/index.ts';

/** Below the reader: what this card asks for. Only a blocked PIN has a main way out, which differs by generation. */
export const SideProposal = ({
  card,
  sheet,
  reading,
  onUnblock,
}: {
  readonly card: CardView;
  readonly sheet: CardSheet;
  /** Null until the card told its tries. */
  readonly reading: PinReading | null;
  readonly onUnblock: () => void;
}) => {
  const { t } = useTexts();
  const [asksLetter, setAsksLetter] = useState(false);
  const isBlocked = reading?.triesLeft === 0;
  const canUnblock = isBlocked && reading.holderCanUnblock !== false;
  const askLetter = (): void => setAsksLetter(true);
  const main = canUnblock ? onUnblock : askLetter;
  useShortcuts([
    ...(isBlocked
      ? [{ keys: 'F4', label: t('keys.offer'), run: main, guard: `card-${card.sessionId}-${canUnblock}`, inBar: true }]
      : []),
    { keys: 'Alt+B', label: t('cardNext.askLetter'), run: askLetter, inBar: false },
  ]);
  const title = canUnblock ? 'cardNext.unblockTitle' : isBlocked ? 'cardNext.letterTitle' : 'cardNext.whatNext';
  const text = canUnblock
    ? 'cardNext.unblockText'
    : isBlocked
      ? 'cardNext.letterOnlyText'
      : card.matchingCase === null
        ? 'cardNext.whatNextTextNoCase'
        : 'cardNext.whatNextText';
  return (
    <Side>
      <section className="suggest">
        <h2>{t(title)}</h2>
        <p>{t(text)}</p>
        {isBlocked ? (
          <Button kind="main" tall wide shortcut="F4" onPress={main}>
            {t(canUnblock ? 'cardNext.unblockGo' : 'cardNext.askLetter')}
          </Button>
        ) : null}
        {isBlocked && !canUnblock ? null : (
          <OtherWays>
            <Way icon="letter" keys="Alt+B" onPress={askLetter}>
              {t('cardNext.askLetter')}
            </Way>
          </OtherWays>
        )}
      </section>
      {asksLetter ? <LetterDialog card={card} sheet={sheet} onClose={() => setAsksLetter(false)} /> : null}
    </Side>
  );
};

/** What to copy into Belpic, where letters are asked for; afterwards it is written down that it was done. */
const LetterDialog = ({
  card,
  sheet,
  onClose,
}: {
  readonly card: CardView;
  readonly sheet: CardSheet;
  readonly onClose: () => void;
}) => {
  const { t, cardNumber, nationalNumber } = useTexts();
  const toast = useToast();
  const command = useCommand('card.noteLetter');
  const [refused, setRefused] = useState<Parameters<typeof RefusalBanner>[0]['error']>(null);
  const { identity, address } = sheet;
  const done = async (): Promise<void> => {
    const answer = await command.run({ cardSessionId: card.sessionId });
    setRefused(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    const number = answer.value.caseNumber;
    toast({ tone: 'ok', title: number === null ? t('cardNext.letterNoted') : t('cardNext.letterNotedOn', { number }) });
    onClose();
  };
  return (
    <Dialog
      title={t('cardNext.askLetter')}
      icon="letter"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button shortcut="Esc" onPress={onClose}>
            {t('pinWork.cancel')}
          </Button>
          <Button kind="main" autoFocus isPending={command.isPending} onPress={() => void done()}>
            {t('cardNext.letterDone')}
          </Button>
        </>
      }
    >
      <RefusalBanner error={refused} />
      <p>{t('cardNext.letterText')}</p>
      <KeyValues
        facts={[
          { label: t('cardNext.holder'), value: `${identity.givenNames} ${identity.surname}`.trim() },
          { label: t('cardCheck.fact.nationalNumber'), value: nationalNumber(identity.nationalNumber) },
          { label: t('cardCheck.fact.cardNumber'), value: cardNumber(identity.cardNumber) },
          ...(address === null
            ? []
            : [
                {
                  label: t('cardNext.address'),
                  value: `${address.street}, ${address.postalCode} ${address.municipality}`,
                },
              ]),
        ]}
      />
    </Dialog>
  );
};
