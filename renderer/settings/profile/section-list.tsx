import { useTexts } from '../../i18n/index.ts';
import { SECTIONS } from '../../profile/index.ts';
import { Icon, Kbd } from '../../ui/index.ts';
import { problemsIn } from './problems.ts';
import { useEditor, useEditorStore } from './react.tsx';

/** The sections of the profile at the left, each with the number of points that are wrong in it. */
export const SectionList = () => {
  const { t } = useTexts();
  const store = useEditorStore();
  const section = useEditor((state) => state.section);
  const view = useEditor((state) => state.view);
  const check = useEditor((state) => state.check);
  return (
    <nav aria-label={t('profileEditor.sections')}>
      {SECTIONS.map(({ id }) => {
        const wrong = problemsIn(check?.problems ?? [], id).length;
        return (
          <button
            key={id}
            type="button"
            aria-current={id === section && view === 'edit' ? 'true' : undefined}
            onClick={() => store.goTo(id)}
          >
            {t(`profileSection.${id}`)}
            {wrong === 0 ? null : (
              <span className="end st st--bad">
                <Icon name="bad" size="s" />
                {wrong}
                <span className="vh">{t('profileEditor.wrong')}</span>
              </span>
            )}
          </button>
        );
      })}
      <p className="hint set__keys">
        <Kbd keys="Mod+ArrowDown" /> <Kbd keys="Mod+ArrowUp" />
        <br />
        {t('profileEditor.nextSection')}
      </p>
    </nav>
  );
};
