import { useShortcuts } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import { Button } from '../ui/index.ts';
import type { Visit } from './visit.ts';

/** Step 2: the letter lies on the desk. Nobody reads the codes. */
export const LetterStep = ({ visit }: { readonly visit: Visit }) => {
  const { t } = useTexts();
  const seen = (): void => {
    void visit.run('collection.letterSeen', {});
  };
  useShortcuts([{ keys: 'F4', label: t('collection.action.letterSeen'), run: seen, guard: 'letter', inBar: true }]);
  return (
    <>
      <p>{t('collection.letter.ask')}</p>
      <p className="muted small">{t('collection.letter.missing')}</p>
      <div className="row">
        <Button kind="main" shortcut="F4" isPending={visit.isPending} onPress={seen}>
          {t('collection.action.letterSeen')}
        </Button>
      </div>
    </>
  );
};
