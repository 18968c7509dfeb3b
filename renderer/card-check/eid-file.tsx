import { type DragEvent, type ReactNode, useEffect, useState } from 'react';
import { type CallError, type CallResult, type CardSheet, LARGEST_EID_FILE } from '../../electron/ipc/contract.ts';
import { useClient } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';

/** An `.eid` file in place of a card: opened with the dialog of the system or dropped on the page. */
export interface OpenedFile {
  readonly sheet: CardSheet | null;
  readonly refused: CallError | null;
  readonly isOpening: boolean;
  readonly open: () => Promise<void>;
  readonly take: (files: FileList) => Promise<void>;
  readonly close: () => void;
}

export const useEidFile = (cardSessionId: string | null): OpenedFile => {
  const client = useClient();
  const [sheet, setSheet] = useState<CardSheet | null>(null);
  const [refused, setRefused] = useState<CallError | null>(null);
  const [isOpening, setOpening] = useState(false);
  // With the next card the work goes on; what was said of a file before it is in the way.
  useEffect(() => {
    if (cardSessionId !== null) setRefused(null);
  }, [cardSessionId]);
  const settle = (answer: CallResult<'card.openFile'>): void => {
    setOpening(false);
    setRefused(answer.ok ? null : answer.error);
    // What was open stays when nobody chose another file, or the other one is none.
    if (answer.ok && answer.value !== null) setSheet(answer.value);
  };
  return {
    sheet,
    refused,
    isOpening,
    open: async () => {
      setOpening(true);
      settle(await client.call('card.openFile', undefined));
    },
    take: async (files) => {
      const [file] = files;
      if (file === undefined) return;
      if (files.length > 1) return setRefused(refusalOf('moreThanOne'));
      // Before a byte is read: a huge file would only fill the memory.
      if (file.size > LARGEST_EID_FILE) return setRefused(refusalOf('tooLarge'));
      setOpening(true);
      const content = await file.arrayBuffer().catch(() => null);
      settle(
        content === null
          ? { ok: false, error: refusalOf('unreadable') }
          : await client.call('card.takeFile', { fileName: file.name, content: new Uint8Array(content) }),
      );
    },
    close: () => {
      setSheet(null);
      setRefused(null);
    },
  };
};

const refusalOf = (code: string): CallError => ({ code: `eidFile.${code}`, messageKey: `eidFile.refused.${code}` });

/** The whole page takes a dropped file. Nothing happens by hovering; a file is only offered. */
export const DropPlace = ({
  onFiles,
  children,
}: {
  readonly onFiles: (files: FileList) => void;
  readonly children: ReactNode;
}) => {
  const { t } = useTexts();
  const [isOver, setOver] = useState(false);
  const hasFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files');
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button opens a file too
    <div
      className={`droppable${isOver ? ' droppable--over' : ''}`}
      onDragOver={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!(event.relatedTarget instanceof Node) || !event.currentTarget.contains(event.relatedTarget))
          setOver(false);
      }}
      onDrop={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setOver(false);
        onFiles(event.dataTransfer.files);
      }}
    >
      {isOver ? <p className="droppable__note">{t('cardSheet.file.drop')}</p> : null}
      {children}
    </div>
  );
};
