import { useState } from 'react';
import type { CallError } from '../../../electron/ipc/contract.ts';
import { RefusalBanner, useCommand, useToast } from '../../app/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { Button, Sheet, TextField } from '../../ui/index.ts';
import { EMPTY_PAIR, PasswordPairFields, pairMistakes } from './password-pair.tsx';

/** The password of whoever is signed in, changed by the present one. */
export const OwnPasswordSheet = () => {
  const { t } = useTexts();
  const toast = useToast();
  const change = useCommand('staff.changeOwnPassword');
  const [oldPassword, setOldPassword] = useState('');
  const [pair, setPair] = useState(EMPTY_PAIR);
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<CallError | null>(null);
  const submit = async (): Promise<void> => {
    setTried(true);
    if (oldPassword.length < 8 || Object.keys(pairMistakes(pair)).length > 0) return;
    const answer = await change.run({ oldPassword, password: pair.password });
    setRefused(answer.ok ? null : answer.error);
    setOldPassword('');
    if (!answer.ok) return setTried(false);
    setPair(EMPTY_PAIR);
    setTried(false);
    toast({ tone: 'ok', title: t('staffMembers.ownChanged') });
  };
  return (
    <Sheet title={t('staffMembers.ownTitle')}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!change.isPending) void submit();
        }}
      >
        <RefusalBanner error={refused} />
        <TextField
          label={t('staffMembers.oldPassword')}
          type="password"
          autoComplete="current-password"
          value={oldPassword}
          error={tried && oldPassword.length < 8 ? t('session.error.passwordShort') : null}
          onChange={setOldPassword}
        />
        <PasswordPairFields
          pair={pair}
          onChange={setPair}
          tried={tried}
          labels={{ password: 'staffMembers.newPassword', again: 'staffMembers.newPasswordAgain' }}
        />
        <div className="row">
          <Button type="submit" isPending={change.isPending}>
            {t('staffMembers.changeOwn')}
          </Button>
        </div>
      </form>
    </Sheet>
  );
};
