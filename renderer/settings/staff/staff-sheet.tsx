import { useState } from 'react';
import type { CallError, MemberView } from '../../../electron/ipc/contract.ts';
import { RefusalBanner, useCall, useCommand, useToast } from '../../app/index.ts';
import { type Texts, useTexts } from '../../i18n/index.ts';
import { Button, type Column, DataTable, Sheet, StatusMark } from '../../ui/index.ts';
import { MemberDialog } from './member-dialog.tsx';
import { PasswordDialog } from './password-dialog.tsx';

type Asked = { readonly kind: 'add' } | { readonly kind: 'change' | 'password'; readonly member: MemberView };

/** Everybody who works or worked here, and what a supervisor does with the chosen one. */
export const StaffSheet = () => {
  const texts = useTexts();
  const { t } = texts;
  const toast = useToast();
  const answer = useCall('staff.list', undefined, { staleMs: 0 });
  const deactivate = useCommand('staff.deactivate');
  const activate = useCommand('staff.activate');
  const [selected, setSelected] = useState<string | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [refused, setRefused] = useState<CallError | null>(null);
  const members = answer.data ?? [];
  const member = members.find(({ staffId }) => staffId === selected) ?? members[0];
  const ask = (next: Asked): void => {
    setRefused(null);
    setAsked(next);
  };
  const turn = async ({ staffId, name, isActive }: MemberView): Promise<void> => {
    const done = await (isActive ? deactivate : activate).run({ staffId });
    setRefused(done.ok ? null : done.error);
    if (done.ok)
      toast({ tone: 'ok', title: t(isActive ? 'staffMembers.deactivated' : 'staffMembers.activated', { name }) });
  };
  return (
    <Sheet title={t('staffMembers.title')} meta={t('staffMembers.meta')}>
      <RefusalBanner error={answer.error?.refusal ?? null} onRetry={() => void answer.refetch()} />
      <RefusalBanner error={refused} />
      {answer.isPending ? <p className="muted">{t('staffMembers.loading')}</p> : null}
      {members.length === 0 ? null : (
        <div className="table-scroll">
          <DataTable
            label={t('staffMembers.title')}
            columns={columnsIn(texts)}
            rows={members}
            rowKey={({ staffId }) => staffId}
            selected={member?.staffId ?? null}
            onSelect={setSelected}
            onOpen={(opened) => (opened.isActive ? ask({ kind: 'change', member: opened }) : undefined)}
            isDim={({ isActive }) => !isActive}
          />
        </div>
      )}
      <div className="row row-actions">
        <Button small kind="main" onPress={() => ask({ kind: 'add' })}>
          {t('staffMembers.add')}
        </Button>
        {member === undefined ? null : (
          <>
            {member.isActive ? (
              <>
                <Button small onPress={() => ask({ kind: 'change', member })}>
                  {t('staffMembers.change', { name: member.name })}
                </Button>
                <Button small onPress={() => ask({ kind: 'password', member })}>
                  {t('staffMembers.givePassword')}
                </Button>
              </>
            ) : null}
            <Button small isPending={deactivate.isPending || activate.isPending} onPress={() => void turn(member)}>
              {t(member.isActive ? 'staffMembers.deactivate' : 'staffMembers.activate')}
            </Button>
          </>
        )}
      </div>
      {asked === null ? null : asked.kind === 'password' ? (
        <PasswordDialog member={asked.member} onClose={() => setAsked(null)} />
      ) : (
        <MemberDialog member={asked.kind === 'add' ? null : asked.member} onClose={() => setAsked(null)} />
      )}
    </Sheet>
  );
};

const columnsIn = ({ t, instant }: Texts): readonly Column<MemberView>[] => [
  { id: 'name', header: t('staffMembers.name'), isTyped: true, cell: ({ name }) => name },
  { id: 'role', header: t('staffMembers.role'), cell: ({ role }) => t(`settings.session.${role}`) },
  {
    id: 'state',
    header: t('staffMembers.state'),
    cell: ({ isActive, blockedUntil }) =>
      !isActive ? (
        <StatusMark tone="info">{t('staffMembers.inactive')}</StatusMark>
      ) : blockedUntil === null ? (
        <StatusMark tone="ok">{t('staffMembers.active')}</StatusMark>
      ) : (
        <StatusMark tone="warn">{t('staffMembers.blocked', { until: blockedUntil })}</StatusMark>
      ),
  },
  {
    id: 'lastSignIn',
    header: t('staffMembers.lastSignIn'),
    isNumber: true,
    cell: ({ lastSignInAt }) => (lastSignInAt === null ? t('staffMembers.never') : instant(lastSignInAt)),
  },
];
