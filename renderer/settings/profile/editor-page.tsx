import { useMemo, useState } from 'react';
import type { ProfileDifferenceView, ProfileRef } from '../../../electron/ipc/contract.ts';
import { RefusalBanner, type Saving, useCall, useCommand, useSaving, useShortcuts, useToast } from '../../app/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { isObject, placeOf, SECTIONS } from '../../profile/index.ts';
import { Banner, Button, ErrorSummary, PageHead, Segmented } from '../../ui/index.ts';
import { ComparePanel } from './compare-panel.tsx';
import { DiscardDialog } from './discard-dialog.tsx';
import { EditorSlip } from './editor-slip.tsx';
import { controlId } from './part-form.tsx';
import { problemWords, rowOf, sectionOf } from './problems.ts';
import { ProposeDialog } from './propose-dialog.tsx';
import { useEditor, useEditorStore } from './react.tsx';
import { useAfterRules } from './refresh.ts';
import { SectionForm } from './section-form.tsx';
import { SectionList } from './section-list.tsx';
import { TryPanel } from './try-panel.tsx';
import { VersionBand } from './version-band.tsx';
import { versionChoices } from './version-choice.ts';

/** The draft that is open: its sections, the form, the comparison and the example, with the way to approval. */
export const EditorPage = () => {
  const texts = useTexts();
  const { t } = texts;
  const store = useEditorStore();
  const after = useAfterRules();
  const draft = useEditor((state) => state.draft);
  const view = useEditor((state) => state.view);
  const name = useEditor((state) => state.content['displayName']);
  const check = useEditor((state) => state.check);
  const approving = useCommand('profiles.approve');
  const toast = useToast();
  const [attempt, setAttempt] = useState(0);
  const [isProposing, setProposing] = useState(false);
  const [isDiscarding, setDiscarding] = useState(false);
  useReportSaving();
  const problems = check?.problems ?? [];
  const propose = (): void => {
    if (problems.length > 0) setAttempt((before) => before + 1);
    else setProposing(true);
  };
  const goToPath = (path: string): void => {
    const place = rowOf(path);
    store.goTo(sectionOf(path));
    if (place !== null) store.choose(place.list, place.row);
    focusSoon(path);
  };
  const goToDifference = ({ section, index, field }: ProfileDifferenceView): void =>
    goToPath([section, index, field].filter((part) => part !== null && part !== '').join('.'));
  const close = async (): Promise<void> => {
    if (await store.close()) after();
  };
  const approve = async (): Promise<void> => {
    const revision = await store.saved();
    if (draft === null || revision === null) return;
    const answer = await approving.run({ draftId: draft.draftId, revision });
    if (!answer.ok) return store.refuse(answer.error);
    toast({ tone: 'ok', title: t('profileEditor.approvedShort') });
    store.leave();
    after();
  };
  useEditorKeys(draft?.state === 'DRAFT' ? propose : () => void (draft?.mayApprove === true && approve()));
  if (draft === null) return null;
  const isDraft = draft.state === 'DRAFT';
  const town =
    isObject(name) && typeof name['nl'] === 'string' ? texts.textOf({ ...name, nl: name['nl'] }) : draft.profileId;
  return (
    <>
      <PageHead title={t('profileEditor.title')} sub={<VersionLine town={town} version={draft.version} />}>
        <Button kind="quiet" onPress={() => setDiscarding(true)}>
          {t('profileEditor.discard')}
        </Button>
        <Segmented
          label={t('profileEditor.view')}
          value={view}
          options={(['edit', 'compare', 'try'] as const).map((one) => ({
            value: one,
            label: t(`profileEditor.views.${one}`),
          }))}
          onChange={store.show}
        />
        <Button onPress={() => void close()}>{t('profileEditor.close')}</Button>
      </PageHead>
      <EditorMessages isDraft={isDraft} />
      {attempt === 0 ? null : (
        <ErrorSummary
          attempt={attempt}
          title={t('profileEditor.summary', { count: problems.length })}
          points={problems.slice(0, 20).map((problem) => ({
            id: `${problem.path} ${problem.messageKey}`,
            text: `${t(`profileSection.${sectionOf(problem.path)}`)}: ${problemWords(problem, texts)}`,
            onGo: () => goToPath(problem.path),
          }))}
        />
      )}
      <div className="set set--profile">
        <SectionList />
        <fieldset className="bare" disabled={!isDraft && view === 'edit'} aria-label={t(`profileEditor.views.${view}`)}>
          <Work goToDifference={goToDifference} />
        </fieldset>
      </div>
      <EditorSlip onGo={goToDifference} onProblem={goToPath} onPropose={propose} onApprove={() => void approve()} />
      {isProposing ? <ProposeDialog isOpen onClose={() => setProposing(false)} /> : null}
      {isDiscarding ? <DiscardDialog draftId={draft.draftId} onClose={() => setDiscarding(false)} /> : null}
    </>
  );
};

const Work = ({ goToDifference }: { readonly goToDifference: (difference: ProfileDifferenceView) => void }) => {
  const texts = useTexts();
  const { t } = texts;
  const view = useEditor((state) => state.view);
  const draft = useEditor((state) => state.draft);
  const content = useEditor((state) => state.content);
  const overview = useCall('profiles.list', undefined);
  if (draft === null) return null;
  const typed: ProfileRef = { kind: 'content', content: { ...content } };
  const base: ProfileRef | null =
    draft.basedOn === null ? null : { kind: 'version', profileId: draft.profileId, version: draft.basedOn };
  const from = content['effectiveFrom'];
  const isDay = typeof from === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(from);
  const today = overview.data?.today ?? '';
  if (view === 'edit')
    return (
      <>
        <VersionBand />
        <SectionForm />
      </>
    );
  if (overview.data === undefined) return null;
  return view === 'compare' ? (
    <ComparePanel
      choices={versionChoices(overview.data, draft.profileId, texts).filter(({ key }) => key !== draft.draftId)}
      first={draft.basedOn === null ? 'typed' : `v${draft.basedOn}`}
      second="typed"
      typed={typed}
      onGo={goToDifference}
    />
  ) : (
    <TryPanel
      first={base}
      second={typed}
      content={content}
      day={isDay ? from : today}
      names={[
        draft.basedOn === null ? t('profileEditor.noVersion') : t('profileEditor.version', { version: draft.basedOn }),
        t('profileEditor.version', { version: draft.version }),
      ]}
    />
  );
};

const VersionLine = ({ town, version }: { readonly town: string; readonly version: number }) => {
  const { t } = useTexts();
  const saving = useEditor((state) => state.saving);
  const words =
    saving.kind === 'saved'
      ? saving.at === null
        ? ''
        : t('common.saving.saved', { at: saving.at })
      : saving.kind === 'pending'
        ? t('common.saving.saving')
        : t('common.saving.unsaved');
  return [t('profileEditor.sub', { town, version }), words].filter((part) => part !== '').join(' · ');
};

const EditorMessages = ({ isDraft }: { readonly isDraft: boolean }) => {
  const { t, error } = useTexts();
  const store = useEditorStore();
  const saving = useEditor((state) => state.saving);
  const refused = useEditor((state) => state.refused);
  const draftId = useEditor((state) => state.draft?.draftId ?? '');
  return (
    <>
      <RefusalBanner error={refused} />
      {saving.kind === 'conflict' ? (
        <Banner
          tone="warn"
          live="alert"
          actions={
            <>
              <Button onPress={() => void store.keepMine()}>{t('profileEditor.keepMine')}</Button>
              <Button
                onPress={() => {
                  store.leave();
                  void store.open(draftId);
                }}
              >
                {t('profileEditor.takeTheirs')}
              </Button>
            </>
          }
        >
          {error(saving.error)}
        </Banner>
      ) : null}
      {saving.kind === 'stopped' ? <RefusalBanner error={saving.error} /> : null}
      {isDraft ? null : <Banner tone="info">{t('profileEditor.waits')}</Banner>}
    </>
  );
};

const useReportSaving = (): void => {
  const store = useEditorStore();
  const saving = useEditor((state) => state.saving);
  useSaving(
    useMemo((): Saving | null => {
      if (saving.kind === 'saved') return saving.at === null ? null : { state: 'saved', at: saving.at };
      if (saving.kind === 'pending') return { state: 'saving' };
      return saving.kind === 'retrying' ? { state: 'failed', retry: () => void store.flush() } : { state: 'unsaved' };
    }, [saving, store]),
  );
};

const useEditorKeys = (propose: () => void): void => {
  const { t } = useTexts();
  const store = useEditorStore();
  const step = (by: number): void => {
    const at = SECTIONS.findIndex(({ id }) => id === store.getState().section);
    const next = SECTIONS[(at + by + SECTIONS.length) % SECTIONS.length];
    if (next === undefined) return;
    store.goTo(next.id);
    // The first heading of the section, below the list at the left.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => document.querySelector<HTMLElement>('.set--profile .sheet h2')?.focus()),
    );
  };
  useShortcuts([
    { keys: 'Mod+ArrowDown', label: t('profileEditor.nextSection'), run: () => step(1), inBar: true, mayRepeat: true },
    {
      keys: 'Mod+ArrowUp',
      label: t('profileEditor.previousSection'),
      run: () => step(-1),
      inBar: false,
      mayRepeat: true,
    },
    { keys: 'Mod+S', label: t('keys.save'), run: () => void store.flush(), inBar: true },
    { keys: 'Mod+Z', label: t('profileEditor.undo'), run: store.undo, inBar: true, mayRepeat: true },
    { keys: 'Mod+Y', label: t('profileEditor.redo'), run: store.redo, inBar: false, mayRepeat: true },
    { keys: 'Alt+V', label: t('profileEditor.views.compare'), run: () => store.show('compare'), inBar: false },
    { keys: 'Alt+P', label: t('profileEditor.views.try'), run: () => store.show('try'), inBar: false },
    { keys: 'Alt+B', label: t('profileEditor.views.edit'), run: () => store.show('edit'), inBar: false },
    { keys: 'Mod+Enter', label: t('profileEditor.propose'), run: propose, inBar: true },
  ]);
};

/** The control of a path, or the nearest one above it that is on the screen. */
const focusSoon = (path: string): void => {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      for (let at = path; at !== ''; at = at.split('.').slice(0, -1).join('.')) {
        const host = document.getElementById(controlId(at));
        const control =
          host?.matches('input, select, textarea, button') === true
            ? host
            : host?.querySelector<HTMLElement>('input, select, textarea, button');
        if (control == null) continue;
        control.focus();
        control.scrollIntoView({ block: 'center' });
        return;
      }
      if (placeOf(path) === null) document.querySelector<HTMLElement>('.set--profile .sheet h2')?.focus();
    }),
  );
};
