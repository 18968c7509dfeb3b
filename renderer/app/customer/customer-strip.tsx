import { useStore } from 'zustand';
import { type CustomerDisplay, LANGUAGES } from '../../../electron/ipc/contract.ts';
import { useTexts } from '../../i18n/index.ts';
import { Button, Segmented, StatusMark } from '../../ui/index.ts';
import { useCommand } from '../client/queries.ts';
import { useShortcuts, useStores } from '../stores/context.tsx';

/** Below the reader: what the applicant sees now, in which language, and the way to hide it or to turn the screen. */
export const CustomerStrip = () => {
  const display = useStore(useStores().customer, (state) => state.display);
  return display === null || display.place.kind === 'off' ? null : <Strip display={display} />;
};

const Strip = ({ display }: { readonly display: CustomerDisplay }) => {
  const { t } = useTexts();
  const { customer } = useStores();
  const speak = useCommand('customer.speak');
  const cover = useCommand('customer.cover');
  const { isThere, isCovered, view, place } = display;
  const isOpen = view.scene.kind !== 'greeting' || isCovered;
  const take = (answer: { readonly ok: true; readonly value: CustomerDisplay } | { readonly ok: false }): void => {
    if (answer.ok) customer.take(answer.value);
  };
  const turn = (): void => customer.turn(true);
  useShortcuts(
    place.kind === 'turned' ? [{ keys: 'Alt+U', label: t('customerDesk.turn'), run: turn, inBar: true }] : [],
    'frame',
  );
  return (
    <section className="custdesk" aria-label={t('customerDesk.shows')}>
      <div className="custdesk__row">
        <span className="muted small">{t('customerDesk.shows')}</span>
        {isThere ? (
          <b className="small">{isCovered ? t('customerDesk.covered') : t(`customerDesk.scene.${view.scene.kind}`)}</b>
        ) : (
          <StatusMark tone="warn">{t('customerDesk.missing')}</StatusMark>
        )}
      </div>
      {isOpen ? (
        <div className="custdesk__row">
          <Segmented
            fit
            label={t('customerDesk.language')}
            value={view.language}
            options={LANGUAGES.map((value) => ({ value, label: <span lang={value}>{value.toUpperCase()}</span> }))}
            onChange={(language) => void speak.run({ language }).then(take)}
          />
          <Button small onPress={() => void cover.run({ isCovered: !isCovered }).then(take)}>
            {t(isCovered ? 'customerDesk.uncover' : 'customerDesk.cover')}
          </Button>
        </div>
      ) : null}
      {place.kind === 'turned' ? (
        <Button small wide shortcut="Alt+U" onPress={turn}>
          {t('customerDesk.turn')}
        </Button>
      ) : null}
    </section>
  );
};
