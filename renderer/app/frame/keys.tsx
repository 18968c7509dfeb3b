import { useStore } from 'zustand';
import { useTexts } from '../../i18n/index.ts';
import { Button, Dialog, Icon, Kbd } from '../../ui/index.ts';
import { workingShortcuts } from '../keyboard/shortcuts.ts';
import { useStores } from '../stores/context.tsx';

/** The keys that work on this screen, now. */
export const KeysBar = ({ note }: { readonly note?: string | undefined }) => {
  const { t } = useTexts();
  const registered = useStore(useStores().shortcuts, (state) => state.registered);
  return (
    <section className="keys" aria-label={t('common.frame.keys')}>
      {workingShortcuts(registered)
        .filter((one) => one.inBar !== false)
        .map((one) => (
          <span key={one.keys}>
            <Kbd keys={one.keys} /> {one.label}
          </span>
        ))}
      {note === undefined ? null : (
        <span className="keys__end">
          <Icon name="warn" size="s" />
          <b>{note}</b>
        </span>
      )}
    </section>
  );
};

/** F1: all keys that work on this screen. */
export const HelpSheet = () => {
  const { t } = useTexts();
  const { desk, shortcuts } = useStores();
  const isOpen = useStore(desk, (state) => state.helpIsOpen);
  const registered = useStore(shortcuts, (state) => state.registered);
  const close = (): void => desk.setState({ helpIsOpen: false });
  const fixed = [
    { keys: 'ArrowUp', label: t('keys.chooseRow') },
    { keys: 'ArrowDown', label: t('keys.chooseRow') },
    { keys: 'Enter', label: t('keys.openRow') },
    { keys: 'Esc', label: t('keys.escape') },
  ];
  return (
    <Dialog
      isOpen={isOpen}
      isWide
      onClose={close}
      title={t('keys.title')}
      actions={
        <Button kind="main" shortcut="Esc" autoFocus onPress={close}>
          {t('common.action.close')}
        </Button>
      }
    >
      <dl className="help-keys">
        {[...workingShortcuts(registered), ...fixed].map((one) => (
          <div key={one.keys}>
            <dt>
              <Kbd keys={one.keys} />
            </dt>
            <dd>{one.label}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
};
