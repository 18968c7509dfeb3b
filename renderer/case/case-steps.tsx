import { useState } from 'react';
import type { CaseDetail, CaseState, NextPurpose, OfferedStep } from '../../electron/ipc/contract.ts';
import { useCommand, usePlace, useShortcuts } from '../app/index.ts';
import { DiaryOfCase } from '../appointments/index.ts';
import type { Visit } from '../collection/index.ts';
import { useTexts } from '../i18n/index.ts';
import { Button, Dialog, Segmented } from '../ui/index.ts';
import { askedOf } from './asked.ts';
import { IN_DIARY, type StepName } from './step-fields.ts';
import { StepForm } from './step-form.tsx';
import { nextName, stepName } from './step-words.ts';

const COLLECTABLE: readonly CaseState[] = ['READY', 'APPT_COLLECT', 'HANDOVER', 'REMINDED', 'ACTIVE'];
const TYPING: readonly CaseState[] = [
  'DRAFT',
  'AWAITING_DVZ',
  'ENTITLED',
  'INVITED',
  'APPT_APPLY',
  'CHECKING',
  'INCOMPLETE',
];

/** What can be recorded now, or the way to where the work goes on. Main tells which steps there are and why one is not possible. */
export const CaseSteps = ({ visit, asked: action }: { readonly visit: Visit; readonly asked: string | null }) => {
  const texts = useTexts();
  const { t, sent } = texts;
  const { detail } = visit;
  // Once anything is done with the case, what the list asked has had its turn.
  const [opened] = useState(detail.version);
  const purposes = purposesFor(detail);
  const asked = askedOf(opened === detail.version ? action : null, {
    steps: detail.steps.map(({ step: name }) => name),
    purposes,
  });
  const main = detail.steps
    .filter(({ step: name, isMain }) => isMain || name === asked?.step)
    .sort((one, other) => Number(other.step === asked?.step) - Number(one.step === asked?.step));
  const [chosen, setChosen] = useState<string | null>(null);
  const step = main.find(({ step: name }) => name === chosen) ?? main[0] ?? null;
  const nameOf = (name: string): string => stepName(name, detail.product, texts);
  return (
    <div className="stack">
      <p>
        <b>{sent(`cases.next.${asked?.action ?? detail.nextAction}`) ?? ''}</b>
      </p>
      {main.length > 1 ? (
        <Segmented
          label={t('caseFile.nowTitle')}
          value={step?.step ?? ''}
          options={main.map(({ step: name }) => ({ value: name, label: nameOf(name) }))}
          onChange={setChosen}
          fit
        />
      ) : main.length === 1 ? (
        <p>{nameOf(step?.step ?? '')}</p>
      ) : null}
      {step === null ? null : (
        <StepForm key={`${step.step} ${detail.version}`} visit={visit} step={step.step as StepName} offered={step} />
      )}
      <Ways detail={detail} purposes={purposes} wanted={asked?.purpose ?? null} isMain={asked === null} />
      <OtherSteps visit={visit} shown={main.map(({ step: name }) => name)} />
    </div>
  );
};

/** The ways to where the work goes on: the application, the collection, the next application. */
const Ways = ({
  detail,
  purposes,
  wanted,
  isMain,
}: {
  readonly detail: CaseDetail;
  readonly purposes: readonly NextPurpose[];
  /** The application that a work list asked for. */
  readonly wanted: NextPurpose | null;
  /** Nothing else is to be done first. */
  readonly isMain: boolean;
}) => {
  const texts = useTexts();
  const { t } = texts;
  const { go } = usePlace();
  const { run, isPending } = useCommand('cases.startNext');
  const canCollect =
    COLLECTABLE.includes(detail.state) && detail.product !== 'TRAVEL' && detail.product !== 'CODES_REPRINT';
  const collect = (): void => go({ name: 'collection', caseId: detail.caseId });
  useShortcuts(canCollect ? [{ keys: 'F7', label: t('keys.collection'), run: collect, inBar: true }] : []);
  const next = async (purpose: NextPurpose): Promise<void> => {
    const answer = await run({ caseId: detail.caseId, purpose });
    if (answer.ok) go({ name: 'intake', draftId: answer.value.caseId });
  };
  if (!canCollect && !TYPING.includes(detail.state) && purposes.length === 0) return null;
  return (
    <div className="row">
      {canCollect ? (
        <Button kind={isMain ? 'main' : 'plain'} shortcut="F7" onPress={collect}>
          {detail.collection.oldCard === null ? t('caseFile.collect') : t('caseFile.continueCollect')}
        </Button>
      ) : null}
      {TYPING.includes(detail.state) ? (
        <Button
          kind={detail.state === 'DRAFT' || detail.state === 'CHECKING' ? 'main' : 'plain'}
          onPress={() => go({ name: 'intake', draftId: detail.caseId })}
        >
          {detail.state === 'DRAFT' ? t('caseFile.continueDraft') : t('caseSteps.continueApplication')}
        </Button>
      ) : null}
      {purposes.length === 0 ? null : <span className="muted small">{t('caseSteps.next.title')}</span>}
      {purposes.map((purpose) => (
        <Button
          key={purpose}
          kind={purpose === wanted ? 'main' : 'plain'}
          isPending={isPending}
          onPress={() => void next(purpose)}
        >
          {nextName(purpose, detail.product, texts)}
        </Button>
      ))}
    </div>
  );
};

/** What may follow on a finished case. Whether it is due, and what it costs, the rules say on the application. */
const purposesFor = ({ state, product }: CaseDetail): readonly NextPurpose[] => {
  if (state !== 'DONE' && state !== 'ACTIVE') return [];
  switch (product) {
    case 'EVK_CHILD':
      return ['RENEWAL', 'ADULT_CARD'];
    case 'EVK':
      return ['RENEWAL', 'CERTIFICATE', 'CODES'];
    case 'AI':
      return ['CARD', 'RENEWAL'];
    case 'TRAVEL':
      return ['RENEWAL'];
    default:
      return [];
  }
};

/** Steps that are possible but not expected, each in a dialog of its own; and taking the last step back. */
const OtherSteps = ({ visit, shown }: { readonly visit: Visit; readonly shown: readonly string[] }) => {
  const texts = useTexts();
  const { t } = texts;
  const { detail } = visit;
  const [open, setOpen] = useState<StepName | null>(null);
  const others = detail.steps.filter(({ step }) => !shown.includes(step));
  const nameOf = (name: string): string => stepName(name, detail.product, texts);
  const show = (name: StepName | null): void => {
    visit.refuse(null);
    setOpen(name);
  };
  const offered: OfferedStep | null = others.find(({ step }) => step === open) ?? null;
  const opensDiary = open !== null && IN_DIARY.includes(open) && offered?.refusal === null;
  if (others.length === 0 && detail.undoable === null) return null;
  return (
    <>
      <div>
        {others.length === 0 ? null : <p className="muted small">{t('caseSteps.others')}</p>}
        <div className="row row--quiet">
          {others.map(({ step }) =>
            step === 'cancelled' ? null : (
              <Button key={step} kind="quiet" onPress={() => show(step as StepName)}>
                {nameOf(step)}
              </Button>
            ),
          )}
          {detail.undoable === null ? null : (
            <Button kind="quiet" onPress={() => show('undone')}>
              {t('caseSteps.undo', { step: nameOf(detail.undoable) })}
            </Button>
          )}
          {others.some(({ step }) => step === 'cancelled') ? (
            <Button kind="danger" onPress={() => show('cancelled')}>
              {nameOf('cancelled')}
            </Button>
          ) : null}
        </div>
      </div>
      {opensDiary ? (
        <DiaryOfCase caseId={detail.caseId} moves={open === 'appointmentMoved'} onClose={() => show(null)} />
      ) : null}
      <Dialog title={nameOf(open ?? 'undone')} isOpen={open !== null && !opensDiary} isWide onClose={() => show(null)}>
        {open === null ? null : <StepForm visit={visit} step={open} offered={offered} onDone={() => setOpen(null)} />}
        <div className="acts">
          <Button shortcut="Esc" onPress={() => show(null)}>
            {t('common.action.back')}
          </Button>
        </div>
      </Dialog>
    </>
  );
};
