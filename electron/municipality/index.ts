/** The municipality room: profiles as files and as versions in the database, checked, edited, approved, and the one in force on a day. Other rooms import from here only. */
export { enterHouseProfiles, readHouseProfiles } from './house-profiles.ts';
export { type Installation, readInstallation } from './installation.ts';
export * from './profile-book.ts';
export { createProfileCalls } from './profile-calls.ts';
export * from './profile-check.ts';
export { differencesBetween, type ProfileDifference } from './profile-differences.ts';
export { changedBetween } from './profile-judging.ts';
export { PROFILE_SCHEMA, profileSchema } from './profile-schema.ts';
export type { ProfileServices } from './profile-services.ts';
export { openProfileShelf, type ProfileShelf } from './profile-shelf.ts';
