import type { ReactNode } from 'react';
import { useTexts } from '../i18n/index.ts';
import { Button, Icon } from '../ui/index.ts';

/** Asks for codes on the keys of the reader, and says where the work is now while somebody types there. */
export const PadWait = ({
  title,
  text,
  label,
  isBusy,
  onAsk,
  children,
}: {
  readonly title: string;
  readonly text: string;
  /** Of the button that starts the asking. */
  readonly label: string;
  readonly isBusy: boolean;
  readonly onAsk: () => void;
  /** Other ways, while nothing is asked yet. */
  readonly children?: ReactNode;
}) => {
  const { t } = useTexts();
  return (
    <div className="padwait">
      <Icon name="card" />
      <div className="stack">
        <h3>{title}</h3>
        <p className="muted small" role="status">
          {isBusy ? t('pin.padWaiting') : text}
        </p>
        <div className="row">
          <Button kind="main" isPending={isBusy} onPress={onAsk}>
            {label}
          </Button>
          {isBusy ? null : children}
        </div>
      </div>
    </div>
  );
};
