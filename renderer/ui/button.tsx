import type { ReactNode, Ref } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-shapes.tsx';
import { Kbd } from './kbd.tsx';

/** `main` is the one filled button of a zone; `dangerMain` is a filled button for something that cannot be undone. */
export type ButtonKind = 'main' | 'plain' | 'quiet' | 'danger' | 'dangerMain';

export interface ButtonProps {
  readonly children: ReactNode;
  readonly kind?: ButtonKind | undefined;
  readonly icon?: IconName | undefined;
  /** Canonical key that does the same, shown as keycap; the key itself is bound with `useShortcuts`. */
  readonly shortcut?: string | undefined;
  readonly wide?: boolean | undefined;
  readonly tall?: boolean | undefined;
  readonly small?: boolean | undefined;
  readonly type?: 'button' | 'submit' | undefined;
  readonly onPress?: (() => void) | undefined;
  /** A call is under way: presses are ignored, the button keeps its focus. */
  readonly isPending?: boolean | undefined;
  /** Rare: an action that cannot be done says why instead of being greyed out. */
  readonly isDisabled?: boolean | undefined;
  readonly autoFocus?: boolean | undefined;
  readonly ref?: Ref<HTMLButtonElement> | undefined;
  readonly 'aria-label'?: string | undefined;
  readonly 'aria-describedby'?: string | undefined;
}

const CLASS: Readonly<Record<ButtonKind, string>> = {
  main: ' btn--main',
  plain: '',
  quiet: ' btn--quiet',
  danger: ' btn--danger',
  dangerMain: ' btn--danger btn--main',
};

/**
 * A button: a verb, and the key that does the same. While a call is under way it keeps its focus and ignores presses;
 * React Aria's own pending state is not used, because its announcement leaves a picture without a name in the page.
 */
export const Button = (props: ButtonProps) => {
  const { kind = 'plain', icon, shortcut, wide, tall, small, children } = props;
  const size = `${wide ? ' btn--wide' : ''}${tall ? ' btn--tall' : ''}${small ? ' btn--small' : ''}`;
  return (
    <AriaButton
      className={`btn${CLASS[kind]}${size}`}
      type={props.isPending === true ? 'button' : (props.type ?? 'button')}
      {...(props.isPending === true ? { 'data-pending': '' } : {})}
      isDisabled={props.isDisabled ?? false}
      autoFocus={props.autoFocus ?? false}
      {...(props.onPress === undefined || props.isPending === true ? {} : { onPress: props.onPress })}
      {...(props.ref === undefined ? {} : { ref: props.ref })}
      {...(props['aria-label'] === undefined ? {} : { 'aria-label': props['aria-label'] })}
      {...(props['aria-describedby'] === undefined ? {} : { 'aria-describedby': props['aria-describedby'] })}
    >
      {icon === undefined ? null : <Icon name={icon} />}
      {children}
      {shortcut === undefined ? null : (
        <span className={wide ? 'end' : undefined} aria-hidden="true">
          <Kbd keys={shortcut} />
        </span>
      )}
    </AriaButton>
  );
};

/** A button that reads as a link inside a sentence or a list. */
export const LinkButton = ({ children, onPress }: { readonly children: ReactNode; readonly onPress: () => void }) => (
  <button type="button" className="link" onClick={onPress}>
    {children}
  </button>
);
