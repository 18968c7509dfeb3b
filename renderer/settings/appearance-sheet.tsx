import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { LANGUAGES } from '../../electron/ipc/contract.ts';
import { DENSITIES, THEMES, useStores } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import { Segmented, Sheet } from '../ui/index.ts';

/** Colours, density and language of the screen; kept on this machine. */
export const AppearanceSheet = () => {
  const { t } = useTexts();
  const { appearance } = useStores();
  const look = useStore(appearance);
  return (
    <Sheet title={t('settings.appearance.title')} meta={t('settings.appearance.meta')}>
      <Choice label={t('settings.appearance.theme')}>
        <Segmented
          tall
          label={t('settings.appearance.theme')}
          value={look.theme}
          options={THEMES.map((value) => ({ value, label: t(`settings.appearance.${value}`) }))}
          onChange={(theme) => appearance.change({ theme })}
        />
      </Choice>
      <Choice label={t('settings.appearance.density')}>
        <Segmented
          tall
          label={t('settings.appearance.density')}
          value={look.density}
          options={DENSITIES.map((value) => ({ value, label: t(`settings.appearance.${value}`) }))}
          onChange={(density) => appearance.change({ density })}
        />
      </Choice>
      <Choice label={t('settings.appearance.language')}>
        <Segmented
          tall
          label={t('settings.appearance.language')}
          value={look.language}
          options={LANGUAGES.map((value) => ({
            value,
            label: <span lang={value}>{t(`common.language.${value}`)}</span>,
          }))}
          onChange={(language) => appearance.change({ language })}
        />
      </Choice>
      <p className="hint">{t('settings.appearance.languageHint')}</p>
    </Sheet>
  );
};

const Choice = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <div className="field">
    <span className="lab" aria-hidden="true">
      {label}
    </span>
    <div>{children}</div>
  </div>
);
