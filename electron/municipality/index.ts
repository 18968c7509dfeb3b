/** The municipality room: profiles as files, checked, versioned, and the one in force on a day. Other rooms import from here only. */
export { type Installation, readInstallation } from './installation.ts';
export * from './profile-book.ts';
export * from './profile-check.ts';
export { profileSchema } from './profile-schema.ts';
