/** The place "Instellingen": how this desk looks, which reader it uses, what IT support asks. */
export { SettingsPage } from './settings-page.tsx';
