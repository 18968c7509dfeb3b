/** The door of this room: Electron itself. It knows no other room. */
export { isOwnAddress } from './addresses.ts';
export { registerApplicationScheme, serveApplication } from './application-scheme.ts';
export { type CrashTexts, careForCrashes } from './crash-care.ts';
export { type CustomerWindow, createCustomerWindow } from './customer-window.ts';
export { chooseDataFolder, type DataFolder } from './data-folder.ts';
export { type ChosenFile, chooseEidFile, saveEidFile } from './file-dialogs.ts';
export { isPlainBookName, isPlainFileName } from './file-name.ts';
export { addressOfServer, backupFile, keepServer } from './installation-file.ts';
export { lockEveryPage, lockSession } from './locks.ts';
export { describeError, type Log, openLog } from './log.ts';
export { openMainWindow } from './main-window.ts';
export { openDocumentFile } from './open-file.ts';
export { createPrinter, type Printer } from './printing.ts';
export { type ConnectedScreen, connectedScreens, onScreensChanged } from './screens.ts';
export { isOnlyInstance } from './single-instance.ts';
export { onWakeUp } from './wake-up.ts';
export { writeExport } from './write-export.ts';
export { writeFileWhole } from './write-file.ts';
