import { useState } from 'react';
import type { CallError, MemberView } from '../../../electron/ipc/contract.ts';
import { RefusalBanner, useCommand, useToast } from '../../app/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { Button, Dialog } from '../../ui/index.ts';
import { EMPTY_PAIR, PasswordPairFields, pairMistakes } from './password-pair.tsx';

/** A new password for somebody who forgot the own one. */
export const PasswordDialog = ({
  member: { staffId, name },
  onClose,
}: {
  readonly member: MemberView;
  readonly onClose: () => void;
}) => {
  const { t } = useTexts();
  const toast = useToast();
  const give = useCommand('staff.setPassword');
  const [pair, setPair] = useState(EMPTY_PAIR);
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<CallError | null>(null);
  const submit = async (): Promise<void> => {
    setTried(true);
    if (Object.keys(pairMistakes(pair)).length > 0) return;
    const answer = await give.run({ staffId, password: pair.password });
    if (!answer.ok) return setRefused(answer.error);
    toast({ tone: 'ok', title: t('staffMembers.passwordGiven', { name }) });
    onClose();
  };
  return (
    <Dialog title={t('staffMembers.givePasswordTo', { name })} isOpen onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!give.isPending) void submit();
        }}
      >
        <p>{t('staffMembers.givePasswordText', { name })}</p>
        <RefusalBanner error={refused} />
        <PasswordPairFields
          pair={pair}
          onChange={setPair}
          tried={tried}
          labels={{ password: 'session.firstStart.password', again: 'session.firstStart.passwordAgain' }}
        />
        <div className="acts">
          <Button shortcut="Esc" onPress={onClose}>
            {t('common.action.back')}
          </Button>
          <Button kind="main" type="submit" isPending={give.isPending}>
            {t('common.action.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
