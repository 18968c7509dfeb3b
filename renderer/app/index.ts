/**
 * The application around the pages: client, stores, keyboard, frame. Pages use the hooks below and draw their part;
 * `main.tsx` puts pages and application together, so that nobody here knows a page.
 */
export { Application, type Pages } from './application.tsx';
export { type Client, createClient } from './client/client.ts';
export { useClient } from './client/context.tsx';
export { useOpenPaper } from './client/open-paper.ts';
export { CallFailure, type CallOptions, useCall, useCommand } from './client/queries.ts';
export { useShownNumber } from './client/shown-number.ts';
export { useCustomer, useTurnedCode } from './customer/use-customer.ts';
export { RefusalBanner } from './frame/refusal-banner.tsx';
export type { Shortcut } from './keyboard/shortcuts.ts';
export { Seal } from './reader/seal.tsx';
export { ApprovalFields, type ApprovalTyped, approvalOf, nobody } from './session/approval-fields.tsx';
export { type Appearance, DENSITIES, type Density, THEMES, type Theme } from './stores/appearance.ts';
export {
  Side,
  useCardInReader,
  useEachReaderView,
  useOpenCase,
  usePlace,
  useReaderView,
  useSaving,
  useSession,
  useShortcuts,
  useStores,
  useToast,
} from './stores/context.tsx';
export type { OpenCase, Saving, ToastMessage } from './stores/desk.ts';
export type { Place } from './stores/place.ts';
export { cardInReader, holderName } from './stores/reader.ts';
