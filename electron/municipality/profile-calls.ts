/** The calls of the profile editor and the functions that answer them. */
import type { Actor } from '../audit/index.ts';
import { type CallName, type CallResult, type CheckedInput, type Result, success } from '../ipc/contract.ts';
import { approveProfile, proposeProfile, sendProfileBack } from './profile-approval.ts';
import {
  beginMunicipality,
  beginVersion,
  discardProfileDraft,
  importProfile,
  openProfileDraft,
  saveProfileDraft,
} from './profile-drafts.ts';
import { setFourEyes } from './profile-four-eyes.ts';
import { checkContent, compareVersions, exportVersion, rulesChangedSince, tryVersions } from './profile-judging.ts';
import { profileOverview } from './profile-overview.ts';
import type { ProfileServices } from './profile-services.ts';

/** The call that sets the municipality of the house is answered by the room of the house. */
type Name = Exclude<Extract<CallName, `profiles.${string}`>, 'profiles.choose'>;
type ProfileCalls = { readonly [Call in Name]: (input: CheckedInput<Call>) => Promise<CallResult<Call>> };
type ByOfficer = <Input, Value>(
  answer: (officer: Actor, input: Input) => Promise<Result<Value>>,
) => (input: Input) => Promise<Result<Value>>;

/** `byOfficer` hands a call on with the member who is signed in. */
export const createProfileCalls = (services: ProfileServices, byOfficer: ByOfficer): ProfileCalls => ({
  'profiles.list': byOfficer(async (officer) => success(await profileOverview(services, officer))),
  'profiles.begin': byOfficer((officer, input) => beginVersion(services, officer, input)),
  'profiles.beginMunicipality': byOfficer((officer, input) => beginMunicipality(services, officer, input)),
  'profiles.open': byOfficer((officer, { draftId }) => openProfileDraft(services, officer, draftId)),
  'profiles.save': byOfficer((officer, input) => saveProfileDraft(services, officer, input)),
  'profiles.discard': byOfficer((officer, input) => discardProfileDraft(services, officer, input)),
  'profiles.check': async (input) => success(checkContent(services, input)),
  'profiles.compare': (input) => compareVersions(services, input),
  'profiles.try': (input) => tryVersions(services, input),
  'profiles.propose': byOfficer((officer, input) => proposeProfile(services, officer, input)),
  'profiles.approve': byOfficer((officer, input) => approveProfile(services, officer, input)),
  'profiles.sendBack': byOfficer((officer, input) => sendProfileBack(services, officer, input)),
  'profiles.export': (input) => exportVersion(services, input),
  'profiles.import': byOfficer((officer, input) => importProfile(services, officer, input)),
  'profiles.fourEyes': byOfficer((officer, { fourEyes }) => setFourEyes(services, officer, fourEyes)),
  'profiles.changedSince': async ({ since }) => success(await rulesChangedSince(services, since)),
});
