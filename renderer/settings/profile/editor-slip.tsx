import type { ProfileDifferenceView } from '../../../electron/ipc/contract.ts';
import { Side } from '../../app/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { differenceWords } from '../../profile/index.ts';
import { Button, Icon, SideSlip } from '../../ui/index.ts';
import { problemWords } from './problems.ts';
import { useEditor } from './react.tsx';

/** Most lines of a list in the slip; the rest stands in the comparison. */
const MOST = 8;

/** At the right: what the draft changes, what stays, who may approve, and the main action. */
export const EditorSlip = ({
  onGo,
  onProblem,
  onPropose,
  onApprove,
}: {
  readonly onGo: (difference: ProfileDifferenceView) => void;
  readonly onProblem: (path: string) => void;
  readonly onPropose: () => void;
  /** For a second supervisor, while the draft waits. */
  readonly onApprove: () => void;
}) => {
  const texts = useTexts();
  const { t, date } = texts;
  const check = useEditor((state) => state.check);
  const from = useEditor((state) => state.content['effectiveFrom']);
  const isNew = useEditor((state) => state.base === null);
  const mayApprove = useEditor((state) => state.draft?.mayApprove === true);
  const version = useEditor((state) => state.draft?.version ?? 0);
  const fourEyes = useEditor((state) => state.fourEyes);
  const isDraft = useEditor((state) => state.draft?.state === 'DRAFT');
  const differences = check?.differences ?? [];
  const problems = check?.problems ?? [];
  return (
    <Side>
      <SideSlip
        title={t('profileEditor.slip.changes')}
        end={
          isDraft ? (
            <Button kind="main" tall wide shortcut="Mod+Enter" onPress={onPropose}>
              {t('profileEditor.propose')}
            </Button>
          ) : mayApprove ? (
            <Button kind="main" tall wide shortcut="Mod+Enter" onPress={onApprove}>
              {t('profileEditor.approveVersion', { version })}
            </Button>
          ) : undefined
        }
      >
        {differences.length === 0 && problems.length === 0 ? (
          <p className="small muted">{t(isNew ? 'profileEditor.noVersion' : 'profileEditor.noDifferences')}</p>
        ) : null}
        <ul className="todo">
          {problems.slice(0, MOST).map((problem) => (
            <li key={`${problem.path} ${problem.messageKey}`}>
              <button type="button" onClick={() => onProblem(problem.path)}>
                <span className="st st--bad">
                  <Icon name="bad" />
                </span>
                <span>{problemWords(problem, texts)}</span>
              </button>
            </li>
          ))}
          {differences.slice(0, MOST).map((difference) => (
            <li key={`${difference.section} ${difference.row} ${difference.field} ${difference.kind}`}>
              <button type="button" onClick={() => onGo(difference)}>
                <Icon name="swap" />
                <span>{differenceWords(difference, texts)}</span>
              </button>
            </li>
          ))}
        </ul>
        {differences.length + problems.length > 2 * MOST ? (
          <p className="small muted">{t('profileEditor.slip.more', { count: differences.length })}</p>
        ) : null}
        <h2>{t('profileEditor.slip.stays')}</h2>
        <p className="small muted">
          {t('profileEditor.slip.staysText', { from: date(typeof from === 'string' ? from : null) })}
        </p>
        <h2>{t('profileEditor.slip.who')}</h2>
        <p className="small muted">{t(fourEyes ? 'profileEditor.slip.whoTwo' : 'profileEditor.slip.whoOne')}</p>
      </SideSlip>
    </Side>
  );
};
