/**
 * The design system: the few components that all places share. Texts come in by props, except what a control says
 * by itself (a date that cannot be read). Class names for layout: `row`, `grid2`, `grid3`, `stack`, `muted`, `small`,
 * `num`, `right`, `end`, `fill`, `link`, `numbered`, `plain-list`.
 */
export * from './button.tsx';
export * from './choice.tsx';
export * from './data-table.tsx';
export * from './error-summary.tsx';
export * from './field.tsx';
export * from './formatted-fields.tsx';
export { Arms, Icon } from './icon.tsx';
export type { IconName } from './icon-shapes.tsx';
export { Kbd } from './kbd.tsx';
export { keycapText } from './keycap.ts';
export * from './overlay.tsx';
export * from './photo.tsx';
export * from './pin-field.tsx';
export * from './reader-parts.tsx';
export * from './reason-dialog.tsx';
export * from './sheet.tsx';
export * from './slip.tsx';
export * from './status.tsx';
export * from './steps.tsx';
export * from './time-field.tsx';
export * from './verdict.tsx';
export * from './ways.tsx';
export * from './work-tabs.tsx';
