/** A profile as a file: the form in which it is stored, edited, exported and imported. */
import type { Profile } from '../rules/index.ts';
import { PROFILE_FORMAT, PROFILE_SCHEMA } from './profile-schema.ts';

/** A profile file as JSON values; while it is edited it may still be wrong. */
export type ProfileContent = Readonly<Record<string, unknown>>;

/** The file of a profile, every member present, so that a form finds a place for each. */
export const contentOf = (profile: Profile): ProfileContent => ({
  $schema: PROFILE_SCHEMA,
  format: PROFILE_FORMAT,
  ...profile,
});

/** Text of the file for export: members that say nothing are left out, as in the delivered files. */
export const fileText = (content: ProfileContent): string =>
  `${JSON.stringify(withoutNulls({ $schema: PROFILE_SCHEMA, ...content }), null, 2)}\n`;

/** Name of the exported file. */
export const fileNameOf = (content: ProfileContent): string => {
  const id = typeof content['profileId'] === 'string' ? content['profileId'] : '';
  const version = typeof content['version'] === 'number' ? content['version'] : 0;
  return `${/^[a-z0-9][a-z0-9-]{0,59}$/.test(id) ? id : 'profile'}-v${version}.json`;
};

const withoutNulls = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, entry]) => (entry === null ? [] : [[key, withoutNulls(entry)]])),
  );
};
