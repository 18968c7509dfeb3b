import { useTranslation } from 'react-i18next';
import { keycapText } from './keycap.ts';

/** A keycap. `keys` is canonical, e.g. `Mod+Enter`, `Alt+L`, `F4`; it shows as the keyboard prints it. */
export const Kbd = ({ keys }: { readonly keys: string }) => {
  const { i18n } = useTranslation();
  return <kbd>{keycapText(keys, i18n.language, isMac())}</kbd>;
};

const isMac = (): boolean => navigator.userAgent.includes('Macintosh');
