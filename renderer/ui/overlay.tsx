import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-shapes.tsx';

export interface DialogProps {
  readonly title: ReactNode;
  readonly icon?: IconName | undefined;
  readonly tone?: 'warn' | 'bad' | undefined;
  readonly isOpen: boolean;
  /** Escape, or a choice that ends it. Never loses what was typed below. */
  readonly onClose: () => void;
  /** For questions before something that cannot be undone. */
  readonly isAlert?: boolean | undefined;
  readonly isWide?: boolean | undefined;
  readonly children: ReactNode;
  /** The safe choice first and with `autoFocus`. */
  readonly actions?: ReactNode;
}

/** A layer above the page. It keeps the focus inside and gives it back where it came from. */
export const Dialog = (props: DialogProps) => (
  <ModalOverlay
    className="overlay"
    isOpen={props.isOpen}
    isDismissable={false}
    onOpenChange={(isOpen) => (isOpen ? undefined : props.onClose())}
  >
    <Modal className={`overlay__box${props.isWide ? ' overlay__box--wide' : ''}`}>
      <AriaDialog
        role={props.isAlert ? 'alertdialog' : 'dialog'}
        className={`dialog${props.tone === undefined ? '' : ` dialog--${props.tone}`}`}
      >
        <Heading slot="title" level={2}>
          {props.icon === undefined ? null : <Icon name={props.icon} />}
          {props.title}
        </Heading>
        {props.children}
        {props.actions === undefined ? null : <div className="acts">{props.actions}</div>}
      </AriaDialog>
    </Modal>
  </ModalOverlay>
);

/** A short message at the foot of the window. */
export const Toast = ({
  tone,
  title,
  children,
  action,
}: {
  readonly tone: 'ok' | 'warn' | 'bad';
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly action?: { readonly label: string; readonly onPress: () => void } | undefined;
}) => (
  <div className={`toast toast--${tone}`} role={tone === 'ok' ? 'status' : 'alert'}>
    <Icon name={tone} />
    <span>
      <b>{title}</b> {children}
    </span>
    {action === undefined ? null : (
      <button type="button" onClick={action.onPress}>
        {action.label}
      </button>
    )}
  </div>
);

/** Nothing here, and what can be done instead. */
export const EmptyState = ({
  icon,
  title,
  children,
  actions,
}: {
  readonly icon: IconName;
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}) => (
  <div className="empty">
    <Icon name={icon} />
    <h2>{title}</h2>
    {children === undefined ? null : <p>{children}</p>}
    {actions === undefined ? null : <div className="row">{actions}</div>}
  </div>
);
