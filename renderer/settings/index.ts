/** The place "Instellingen": how this desk looks, which reader it uses, what IT support asks. */
export { ProfileEditorProvider } from './profile/index.ts';
export { SettingsPage } from './settings-page.tsx';
