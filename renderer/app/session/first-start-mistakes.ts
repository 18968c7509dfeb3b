import type { TextKey } from '../../i18n/index.ts';

/** What is typed at the first start. */
export interface FirstStartForm {
  readonly profileId: string;
  readonly desk: string;
  readonly name: string;
  readonly password: string;
  readonly passwordAgain: string;
}

/** What is still wrong, by field, with the text that says what to do. Main checks again. */
export const firstStartMistakes = (form: FirstStartForm): Partial<Record<keyof FirstStartForm, TextKey>> => ({
  ...(form.profileId === '' ? { profileId: 'session.error.chooseProfile' as const } : {}),
  ...(form.desk.trim() === '' ? { desk: 'session.error.desk' as const } : {}),
  ...(form.name.trim() === '' ? { name: 'session.error.name' as const } : {}),
  ...(form.password.length < 8 ? { password: 'session.error.passwordShort' as const } : {}),
  ...(form.password.length >= 8 && form.password !== form.passwordAgain
    ? { passwordAgain: 'session.error.passwordDiffers' as const }
    : {}),
});
