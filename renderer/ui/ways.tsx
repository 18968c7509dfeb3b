import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-shapes.tsx';
import { Kbd } from './kbd.tsx';

/** Below the main proposal: what else can be done, each way with its key. */
export const OtherWays = ({ children }: { readonly children: ReactNode }) => <div className="acts2">{children}</div>;

/** One of them. */
export const Way = (props: {
  readonly icon: IconName;
  readonly keys: string;
  readonly onPress: () => void;
  readonly children: ReactNode;
}) => (
  <button type="button" onClick={props.onPress}>
    <Icon name={props.icon} />
    {props.children}
    <span className="end" aria-hidden="true">
      <Kbd keys={props.keys} />
    </span>
  </button>
);
