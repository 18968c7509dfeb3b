import { useState } from 'react';
import type { PrintKind } from '../../electron/ipc/contract.ts';
import { useClient, useOpenPaper, useShortcuts, useToast } from '../app/index.ts';
import type { Visit } from '../collection/index.ts';
import { paperWord, useTexts } from '../i18n/index.ts';
import { Button, Sheet } from '../ui/index.ts';

/** Papers that can be printed again; each reprint carries the mark of a copy. */
export const CasePapers = ({ visit }: { readonly visit: Visit }) => {
  const texts = useTexts();
  const { t } = texts;
  const client = useClient();
  const toast = useToast();
  const openPaper = useOpenPaper();
  const { detail } = visit;
  const [printing, setPrinting] = useState<PrintKind | null>(null);
  const kinds: readonly PrintKind[] = [
    'applicationProof',
    ...(detail.receipt === null ? [] : (['receipt'] as const)),
    ...(detail.collection.handedOver === null ? [] : (['handoverProof'] as const)),
    ...(detail.product === 'CERT_ACTIVATION' && detail.collection.activation !== null
      ? (['certificateProof'] as const)
      : []),
  ];
  const print = async (kind: PrintKind): Promise<void> => {
    setPrinting(kind);
    const answer = await client.call('print.make', { caseId: detail.caseId, kind });
    setPrinting(null);
    if (!answer.ok) {
      visit.refuse(answer.error);
      return;
    }
    const { documentId } = answer.value;
    toast({
      tone: 'ok',
      title: t('caseFile.print.made', { what: paperWord(kind, detail.product, texts) }),
      action: { label: t('caseFile.print.open'), onPress: () => void openPaper(documentId) },
    });
  };
  const last = kinds.at(-1);
  useShortcuts(
    detail.state === 'DRAFT' || last === undefined
      ? []
      : [{ keys: 'Mod+P', label: t('keys.print'), run: () => void print(last), inBar: true }],
  );
  return (
    <Sheet title={t('caseFile.documents')}>
      <div className="row">
        {(detail.state === 'DRAFT' ? [] : kinds).map((kind) => (
          <Button key={kind} icon="print" isPending={printing === kind} onPress={() => void print(kind)}>
            {paperWord(kind, detail.product, texts)}
          </Button>
        ))}
      </div>
      {detail.letters.length === 0 ? null : (
        <div className="row">
          <span className="muted small">{t('caseFile.letters')}</span>
          {detail.letters.map((kind) => (
            <Button key={kind} icon="letter" isPending={printing === kind} onPress={() => void print(kind)}>
              {paperWord(kind, detail.product, texts)}
            </Button>
          ))}
        </div>
      )}
    </Sheet>
  );
};
