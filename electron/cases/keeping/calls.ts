/** The calls about the place of the data and the functions that answer them. */
import { type Actor, hashFromPaper, verifyChain } from '../../audit/index.ts';
import { type CallName, type CallResult, type CheckedInput, type Result, success } from '../../ipc/contract.ts';
import { testServer } from '../../storage/index.ts';
import { dataOverview } from './overview.ts';
import { exportPerson, type PrintOnce } from './person-export.ts';
import { joinServer, moveDeskToServer, withPassword } from './server-move.ts';
import type { KeepingServices } from './services.ts';

type Name = Extract<CallName, `data.${string}`>;
type DataCalls = { readonly [Call in Name]: (input: CheckedInput<Call>) => Promise<CallResult<Call>> };
type ByOfficer = <Input, Value>(
  answer: (officer: Actor, input: Input) => Promise<Result<Value>>,
) => (input: Input) => Promise<Result<Value>>;

/** `byOfficer` hands a call on with the member who is signed in; `printOnce` draws a paper that is kept nowhere. */
export const createDataCalls = (services: KeepingServices, byOfficer: ByOfficer, printOnce: PrintOnce): DataCalls => ({
  'data.connection': async () => success({ state: services.connection() }),
  'data.overview': async () => success(await dataOverview(services)),
  'data.verify': async ({ headHash }) =>
    success(await verifyChain(services.database.read, { mustContain: hashFromPaper(headHash) ?? '' })),
  'data.testServer': ({ url, password }) => testServer(withPassword(url, password)),
  'data.moveToServer': byOfficer((officer, input) => moveDeskToServer(services, officer, input)),
  'data.joinServer': byOfficer((officer, input) => joinServer(services, officer, input)),
  'data.backups': async () => success(await services.backups.overview()),
  'data.setBackup': byOfficer((officer, input) => services.backups.set(officer, input)),
  'data.backUpNow': byOfficer((officer) => services.backups.makeNow(officer)),
  'data.restore': byOfficer((officer, input) => services.backups.restore(officer, input)),
  'data.exportPerson': byOfficer((officer, input) => exportPerson(services, officer, input, printOnce)),
  'data.quit': async () => {
    services.quit();
    return success(null);
  },
});
