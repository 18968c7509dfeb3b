import { useState } from 'react';
import type { CallError, MemberView, StaffRole } from '../../../electron/ipc/contract.ts';
import { RefusalBanner, useCommand, useToast } from '../../app/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { Button, Dialog, SelectField, TextField } from '../../ui/index.ts';
import { EMPTY_PAIR, PasswordPairFields, pairMistakes } from './password-pair.tsx';

const ROLES: readonly StaffRole[] = ['OFFICER', 'SUPERVISOR'];

/** A new member of staff, or another name or role for one who is there. */
export const MemberDialog = ({
  member,
  onClose,
}: {
  /** As it stood when the dialog opened; null for a new one. */
  readonly member: MemberView | null;
  readonly onClose: () => void;
}) => {
  const { t, error: say } = useTexts();
  const toast = useToast();
  const add = useCommand('staff.add');
  const change = useCommand('staff.change');
  // What is compared with what main has: later news about the member may not slip in under what is typed.
  const [seen] = useState(member);
  const [name, setName] = useState(member?.name ?? '');
  const [role, setRole] = useState<StaffRole>(member?.role ?? 'OFFICER');
  const [pair, setPair] = useState(EMPTY_PAIR);
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<CallError | null>(null);
  const isPending = add.isPending || change.isPending;
  const fieldError = (path: string): string | null => {
    const found = refused?.fields?.find((one) => one.path === path);
    return found === undefined ? null : say(found);
  };
  const submit = async (): Promise<void> => {
    setTried(true);
    setRefused(null);
    if (name.trim() === '' || (seen === null && Object.keys(pairMistakes(pair)).length > 0)) return;
    const answer =
      seen === null
        ? await add.run({ name, role, password: pair.password })
        : await change.run({ staffId: seen.staffId, seen: { name: seen.name, role: seen.role }, name, role });
    if (!answer.ok) return setRefused(answer.error);
    toast({
      tone: 'ok',
      title: t(seen === null ? 'staffMembers.added' : 'staffMembers.changed', { name: name.trim() }),
    });
    onClose();
  };
  return (
    <Dialog
      title={seen === null ? t('staffMembers.add') : t('staffMembers.change', { name: seen.name })}
      isOpen
      onClose={onClose}
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isPending) void submit();
        }}
      >
        {(refused?.fields?.length ?? 0) > 0 ? null : <RefusalBanner error={refused} />}
        <TextField
          label={t('staffMembers.name')}
          value={name}
          onChange={setName}
          required
          error={tried && name.trim() === '' ? t('staffMembers.nameMissing') : fieldError('name')}
        />
        <SelectField
          label={t('staffMembers.role')}
          hint={t('staffMembers.roleHint')}
          value={role}
          options={ROLES.map((value) => ({ value, label: t(`settings.session.${value}`) }))}
          error={fieldError('role')}
          onChange={(value) => setRole(value === '' ? 'OFFICER' : value)}
        />
        {seen === null ? (
          <PasswordPairFields
            pair={pair}
            onChange={setPair}
            tried={tried}
            labels={{ password: 'session.firstStart.password', again: 'session.firstStart.passwordAgain' }}
          />
        ) : null}
        <div className="acts">
          <Button shortcut="Esc" onPress={onClose}>
            {t('common.action.back')}
          </Button>
          <Button kind="main" type="submit" isPending={isPending}>
            {t(seen === null ? 'staffMembers.addNow' : 'common.action.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
