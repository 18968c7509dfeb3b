/** The calls of Kaart nakijken and the functions that answer them. */
import type { Actor } from '../audit/index.ts';
import type { CallName, CallResult, CheckedInput, Result } from '../ipc/contract.ts';
import type { CardCheckDesk } from './card-check-desk.ts';
import type { CardOnCase } from './card-on-case.ts';
import { overwritingPin, type Secrets } from './pin.ts';
import type { PinCheck } from './pin-check.ts';

type Name = Extract<CallName, `card.${string}`>;
type CardCheckCalls = { readonly [Call in Name]: (input: CheckedInput<Call>) => Promise<CallResult<Call>> };
type ByOfficer = <Input, Value>(
  answer: (officer: Actor, input: Input) => Promise<Result<Value>>,
) => (input: Input) => Promise<Result<Value>>;

/** Calls with a secret: it is overwritten whatever happens, also when nobody is signed in. */
export const withSecrets =
  (byOfficer: ByOfficer) =>
  <Input extends Secrets, Value>(answer: (officer: Actor, input: Input) => Promise<Result<Value>>) => {
    const answered = byOfficer(answer);
    return (input: Input): Promise<Result<Value>> => overwritingPin(input, () => answered(input));
  };

export const createCardCheckCalls = (
  desk: CardCheckDesk,
  pin: PinCheck,
  onCase: CardOnCase,
  byOfficer: ByOfficer,
): CardCheckCalls => {
  const byOfficerWithSecrets = withSecrets(byOfficer);
  return {
    'card.sheet': byOfficer((officer, input) => desk.sheet(officer, input)),
    'card.expert': (input) => desk.expert(input),
    'card.activation': (input) => desk.activation(input),
    'card.askStatus': (input) => desk.askStatus(input),
    'card.pinTries': (input) => pin.cardTries(input),
    'card.verifyPin': byOfficerWithSecrets((officer, input) => pin.cardVerify(officer, input)),
    'card.changePin': byOfficerWithSecrets((officer, input) => pin.change(officer, input)),
    'card.unblockPin': byOfficerWithSecrets((officer, input) => pin.unblock(officer, input)),
    'card.openFile': byOfficer((officer) => desk.openFile(officer)),
    'card.takeFile': byOfficer((officer, input) => desk.takeFile(officer, input)),
    'card.saveFile': byOfficer((officer, input) => desk.saveFile(officer, input)),
    'card.print': byOfficer((officer, input) => desk.print(officer, input)),
    'card.addToCase': byOfficer((officer, input) => onCase.add(officer, input)),
    'card.noteLetter': byOfficer((officer, input) => onCase.noteLetter(officer, input)),
  };
};
