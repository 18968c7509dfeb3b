import { useState } from 'react';
import type { CallError, OnlyThese } from '../../electron/ipc/contract.ts';
import { RefusalBanner, useCall, useCommand, useToast } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import { Banner, Button, CheckBox, Dialog } from '../ui/index.ts';
import './invite.css';

/** One file holds the letters of so many. */
const MOST = 200;

/** Invites the holders of the list at once: who is chosen gets a letter, all in one file to print, each recorded in its case. */
export const InviteDialog = ({
  filter,
  only,
  first,
  onClose,
}: {
  readonly filter: string;
  readonly only: OnlyThese | null;
  /** The one that is chosen to begin with; all are where it is null. */
  readonly first: string | null;
  readonly onClose: () => void;
}) => {
  const { t, sent, date } = useTexts();
  const toast = useToast();
  const list = useCall('cases.list', { list: 'toInvite', filter, only });
  /** Who is not invited now; null while nothing was changed by hand. */
  const [spared, setSpared] = useState<readonly string[] | null>(null);
  const [error, setError] = useState<CallError | null>(null);
  /** Cases that were invited of which the letters are not printed yet. */
  const [unprinted, setUnprinted] = useState<readonly string[]>([]);
  const [leftOut, setLeftOut] = useState<readonly string[]>([]);
  const invite = useCommand('cases.invite');
  const bundle = useCommand('print.bundle');
  const open = useCommand('print.open');
  const isFirst = ({ caseId }: { readonly caseId: string }): boolean => caseId === first;
  const rows = [...(list.data ?? [])]
    .sort((one, other) => Number(isFirst(other)) - Number(isFirst(one)))
    .slice(0, MOST);
  const kept = spared ?? (first === null ? [] : rows.filter((row) => !isFirst(row)).map(({ caseId }) => caseId));
  const chosen = rows.filter(({ caseId }) => !kept.includes(caseId));
  const print = async (caseIds: readonly string[]): Promise<void> => {
    const made = await bundle.run({ caseIds: [...caseIds], kind: 'invitation' });
    if (!made.ok) {
      setUnprinted(caseIds);
      return setError(made.error);
    }
    setUnprinted([]);
    toast({ tone: 'ok', title: t('counter.invite.done', { count: made.value.count }) });
    const opened = await open.run({ documentId: made.value.documentId });
    if (!opened.ok) setError(opened.error);
  };
  const submit = async (): Promise<void> => {
    setError(null);
    if (unprinted.length > 0) {
      await print(unprinted);
      return;
    }
    const done = await invite.run({ caseIds: chosen.map(({ caseId }) => caseId) });
    if (!done.ok) return setError(done.error);
    const { invited } = done.value;
    setLeftOut([...new Set(done.value.leftOut.map(({ code }) => code))]);
    if (invited.length > 0) await print(invited);
    if (done.value.leftOut.length === 0) onClose();
  };
  const isPending = invite.isPending || bundle.isPending;
  return (
    <Dialog title={t('counter.invite.title')} icon="letter" isOpen isWide onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isPending && (chosen.length > 0 || unprinted.length > 0)) void submit();
        }}
      >
        <RefusalBanner error={error ?? list.error?.refusal ?? null} />
        {leftOut.map((code) => (
          <Banner key={code} tone="warn">
            {sent(`errors.${code}`) ?? code}
          </Banner>
        ))}
        <fieldset className="invite">
          <legend className="vh">{t('counter.list.toInvite.label')}</legend>
          {rows.map((row) => (
            <CheckBox
              key={row.caseId}
              isSelected={!kept.includes(row.caseId)}
              onChange={(isChosen) =>
                setSpared(isChosen ? kept.filter((caseId) => caseId !== row.caseId) : [...kept, row.caseId])
              }
            >
              <b>{row.surname}</b> {row.givenNames}{' '}
              <span className="muted small">
                {row.letter ?? ''} {row.caseNumber}, {date(row.due ?? null)}
              </span>
            </CheckBox>
          ))}
        </fieldset>
        <p className="muted small">{t('counter.invite.text')}</p>
        <div className="acts">
          <Button shortcut="Esc" onPress={onClose}>
            {t('common.action.back')}
          </Button>
          <Button
            kind="main"
            type="submit"
            isPending={isPending}
            isDisabled={chosen.length === 0 && unprinted.length === 0}
          >
            {unprinted.length > 0
              ? t('counter.invite.printAgain')
              : t('counter.invite.confirm', { count: chosen.length })}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
