import { useRef, useState } from 'react';
import type { CallError, ProfileProblemView } from '../../../electron/ipc/contract.ts';
import { RefusalBanner, useCommand } from '../../app/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { Button, Dialog } from '../../ui/index.ts';

const LARGEST_BYTES = 2_000_000;

/** Reads a profile from a file. A wrong file is refused with every path, line and what to do. */
export const ImportButton = ({ onDraft }: { readonly onDraft: (draftId: string) => void }) => {
  const { t, sent } = useTexts();
  const input = useRef<HTMLInputElement>(null);
  const importing = useCommand('profiles.import');
  const [refused, setRefused] = useState<CallError | null>(null);
  const [wrong, setWrong] = useState<{
    readonly file: string;
    readonly problems: readonly ProfileProblemView[];
  } | null>(null);
  const read = async (file: File): Promise<void> => {
    // A profile is some tens of kilobytes; what is far larger is not even read.
    if (file.size > LARGEST_BYTES) return setRefused({ code: 'profileTooLarge', messageKey: 'errors.profileTooLarge' });
    const text = await file.text().catch(() => null);
    const answer =
      text === null
        ? ({ ok: false, error: { code: 'fileUnreadable', messageKey: 'profileEditor.fileUnreadable' } } as const)
        : await importing.run({ fileName: file.name.slice(0, 260), text });
    setRefused(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    if (answer.value.kind === 'draft') onDraft(answer.value.draftId);
    else setWrong({ file: file.name, problems: answer.value.problems });
  };
  return (
    <>
      <Button small isPending={importing.isPending} onPress={() => input.current?.click()}>
        {t('profileEditor.import')}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={t('profileEditor.importFile')}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file !== undefined) void read(file);
        }}
      />
      {refused === null ? null : (
        <Dialog
          isOpen
          title={t('profileEditor.importRefused')}
          icon="bad"
          tone="bad"
          onClose={() => setRefused(null)}
          actions={
            <Button autoFocus shortcut="Esc" onPress={() => setRefused(null)}>
              {t('common.action.close')}
            </Button>
          }
        >
          <RefusalBanner error={refused} />
        </Dialog>
      )}
      {wrong === null ? null : (
        <Dialog
          isOpen
          isWide
          title={t('profileEditor.importRefused')}
          icon="bad"
          tone="bad"
          onClose={() => setWrong(null)}
          actions={
            <Button autoFocus shortcut="Esc" onPress={() => setWrong(null)}>
              {t('common.action.close')}
            </Button>
          }
        >
          <p>{t('profileEditor.importWrong', { file: wrong.file, count: wrong.problems.length })}</p>
          <div className="table-scroll import-problems">
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('profileEditor.column.line')}</th>
                  <th scope="col">{t('profileEditor.column.path')}</th>
                  <th scope="col">{t('profileEditor.column.what')}</th>
                </tr>
              </thead>
              <tbody>
                {wrong.problems.slice(0, 100).map((problem) => (
                  <tr key={`${problem.path} ${problem.messageKey}`}>
                    <td className="num">{problem.line}</td>
                    <td className="mono path">{problem.path || '–'}</td>
                    <td>{sent(problem.messageKey, problem.params) ?? problem.messageKey}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Dialog>
      )}
    </>
  );
};
