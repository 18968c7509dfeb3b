import { ARMS_SHAPE, ICON_SHAPES, type IconName } from './icon-shapes.tsx';

/** A drawn icon. It only ever stands beside its word, so it is hidden from assistive technology. */
export const Icon = ({ name, size = 'm' }: { readonly name: IconName; readonly size?: 's' | 'm' | 'l' }) => (
  <svg className={size === 'm' ? 'i' : `i i--${size}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    {ICON_SHAPES[name]}
  </svg>
);

/** The arms of the house in the bar. */
export const Arms = () => (
  <svg width="28" height="32" viewBox="0 0 28 32" aria-hidden="true" focusable="false">
    {ARMS_SHAPE}
  </svg>
);
