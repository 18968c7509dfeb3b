import type { ReaderView } from '../../../electron/ipc/contract.ts';
import { useTexts } from '../../i18n/index.ts';
import { SelectField } from '../../ui/index.ts';
import { useCall, useCommand } from '../client/queries.ts';
import { useToast } from '../stores/context.tsx';

/** Cards to practise with, where the reader shown is the practice reader of training mode: choosing one lays it in. */
export const PracticeChoice = ({ view }: { readonly view: ReaderView | null }) => {
  const shown = view?.readers.find((reader) => reader.name === view.chosenReader);
  return shown?.isPractice === true ? <Choice hasCard={shown.hasCard} /> : null;
};

const Choice = ({ hasCard }: { readonly hasCard: boolean }) => {
  const { t, sent, error } = useTexts();
  const toast = useToast();
  // The name of the card that is in is asked again whenever one comes or goes.
  const state = useCall('practice.state', undefined, { staleMs: 0 });
  const insert = useCommand('practice.insert');
  const remove = useCommand('practice.remove');
  const isPending = insert.isPending || remove.isPending;
  const inside = hasCard ? (state.data?.inside ?? '') : '';
  const lay = async (card: string): Promise<void> => {
    const answer = card === '' ? await remove.run(undefined) : await insert.run({ card });
    if (!answer.ok) toast({ tone: 'bad', title: error(answer.error) });
    await state.refetch();
  };
  return (
    <div className="reader__remedy">
      <SelectField
        label={t('practice.title')}
        value={inside}
        emptyLabel={isPending ? t('practice.busy') : t('practice.none')}
        hint={inside === '' ? t('practice.intro') : t('practice.pin')}
        options={(state.data?.cards ?? []).map((card) => ({
          value: card,
          label: sent(`practice.card.${card}`) ?? card,
        }))}
        onChange={(card) => void lay(card)}
      />
    </div>
  );
};
