import { useState } from 'react';
import { useStore } from 'zustand';
import type { CallError, CustomerPlace } from '../../electron/ipc/contract.ts';
import { RefusalBanner, useCommand, useStores } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import { Banner, PickList, Sheet } from '../ui/index.ts';

const OFF = 'off';
const TURNED = 'turned';

/** Where the applicant sees what is being done: on a screen of their own, on this one when it is turned, or nowhere. */
export const CustomerSheet = () => {
  const { t } = useTexts();
  const { customer } = useStores();
  const display = useStore(customer, (state) => state.display);
  const choose = useCommand('customer.choose');
  const [refused, setRefused] = useState<CallError | null>(null);
  if (display === null) return null;
  const { screens, place } = display;
  const nameOf = (index: number, name: string): string =>
    name === '' ? t('customerDesk.unnamed', { number: index + 1 }) : name;
  const others = screens.map((one, index) => ({ ...one, title: nameOf(index, one.name) }));
  const isMissing = place.kind === 'screen' && !display.isThere;
  const pick = async (value: string): Promise<void> => {
    const found = others.find(({ screenId }) => screenId === value);
    const next: CustomerPlace =
      found === undefined
        ? { kind: value === TURNED ? 'turned' : 'off' }
        : { kind: 'screen', screenId: found.screenId, name: found.name };
    const answer = await choose.run({ place: next });
    if (answer.ok) customer.take(answer.value);
    setRefused(answer.ok ? null : answer.error);
  };
  return (
    <>
      <RefusalBanner error={refused} />
      <Sheet title={t('customerDesk.title')} flush>
        <PickList
          label={t('customerDesk.where')}
          value={place.kind === 'screen' ? place.screenId : place.kind}
          onChange={(value) => void pick(value)}
          options={[
            { value: OFF, title: t('customerDesk.off') },
            { value: TURNED, title: t('customerDesk.turned'), note: t('customerDesk.turnedNote') },
            ...others
              .filter(({ isOwn }) => !isOwn)
              .map(({ screenId, title, width, height }) => ({
                value: screenId,
                title,
                note: t('customerDesk.screenNote', { width, height }),
              })),
            ...(isMissing && others.every(({ screenId }) => screenId !== place.screenId)
              ? [
                  {
                    value: place.screenId,
                    title: place.name === '' ? t('customerDesk.unnamed', { number: others.length + 1 }) : place.name,
                    note: t('customerDesk.notThere'),
                  },
                ]
              : []),
          ]}
        />
      </Sheet>
      {screens.some(({ isOwn }) => !isOwn) ? null : <Banner tone="info">{t('customerDesk.noOther')}</Banner>}
      <p className="hint">{t('customerDesk.intro')}</p>
    </>
  );
};
