import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useSession, useShortcuts } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import { PageHead } from '../ui/index.ts';
import { AppearanceSheet } from './appearance-sheet.tsx';
import { CustomerSheet } from './customer-sheet.tsx';
import { DataPart } from './data/data-part.tsx';
import { DiagnosticsSheet } from './diagnostics-sheet.tsx';
import { EditorPage, useEditor } from './profile/index.ts';
import { ProfileSheet } from './profile-sheet.tsx';
import { ReaderSheet } from './reader-sheet.tsx';
import { RetentionPart } from './retention/retention-part.tsx';
import { SessionSheet } from './session-sheet.tsx';
import { OwnPasswordSheet, StaffSheet } from './staff/index.ts';

const PARTS = [
  'appearance',
  'reader',
  'customer',
  'profile',
  'session',
  'staff',
  'data',
  'retention',
  'diagnostics',
] as const;
type Part = (typeof PARTS)[number];
const SHEETS: Readonly<Record<Part, () => ReactNode>> = {
  appearance: () => <AppearanceSheet />,
  reader: () => <ReaderSheet />,
  customer: () => <CustomerSheet />,
  profile: () => <ProfileSheet />,
  session: () => (
    <div className="stack">
      <SessionSheet />
      <OwnPasswordSheet />
    </div>
  ),
  staff: () => <StaffSheet />,
  data: () => <DataPart />,
  retention: () => <RetentionPart />,
  diagnostics: () => <DiagnosticsSheet />,
};

/** Parts that only a supervisor sees. */
const FOR_SUPERVISORS: readonly Part[] = ['staff', 'retention'];

/** Settings of this desk, one part at a time; while a draft of the rules is open, its editor. */
export const SettingsPage = () => {
  const isEditing = useEditor((state) => state.phase === 'editing');
  // What had the focus is gone with the page: the heading of the other one takes it.
  const wasEditing = useRef(isEditing);
  useEffect(() => {
    if (wasEditing.current === isEditing) return;
    wasEditing.current = isEditing;
    document.querySelector<HTMLElement>('[data-page-heading]')?.focus();
  }, [isEditing]);
  // Who closes the editor comes back to the list of versions.
  const [part, setPart] = useState<Part>(isEditing ? 'profile' : 'appearance');
  return isEditing ? <EditorPage /> : <Parts part={part} setPart={setPart} />;
};

const Parts = ({ part: chosen, setPart }: { readonly part: Part; readonly setPart: (part: Part) => void }) => {
  const { t } = useTexts();
  const isSupervisor = useSession().staff?.role === 'SUPERVISOR';
  const parts = PARTS.filter((name) => isSupervisor || !FOR_SUPERVISORS.includes(name));
  // Whoever is no supervisor any more comes back to the first part.
  const part = parts.includes(chosen) ? chosen : PARTS[0];
  const step = (by: number): void => setPart(parts[(parts.indexOf(part) + by + parts.length) % parts.length] ?? part);
  useShortcuts([
    { keys: 'Mod+ArrowDown', label: t('keys.nextStep'), run: () => step(1) },
    { keys: 'Mod+ArrowUp', label: t('keys.previousStep'), run: () => step(-1) },
  ]);
  return (
    <>
      <PageHead title={t('settings.title')} />
      <div className="set">
        <nav aria-label={t('settings.parts')}>
          {parts.map((name) => (
            <button
              key={name}
              type="button"
              aria-current={name === part ? 'true' : undefined}
              onClick={() => setPart(name)}
            >
              {t(`settings.${name}.title`)}
            </button>
          ))}
        </nav>
        <div>{SHEETS[part]()}</div>
      </div>
    </>
  );
};
