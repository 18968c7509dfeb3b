import { type Place, useCall, usePlace, useShortcuts } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import { Button } from '../ui/index.ts';
import './household.css';
import { nameOfMember, neighbour, placeOfMember } from './place-of-member.ts';

/** Above the work on one applicant: who else came along, and the keys to go to them. */
export const HouseholdBar = ({
  caseId,
  beforeLeaving,
}: {
  readonly caseId: string;
  /** Saves what is typed, so that the household is shown with it. */
  readonly beforeLeaving?: () => Promise<unknown>;
}) => {
  const { t } = useTexts();
  const { go } = usePlace();
  const found = useCall('household.view', { caseId }, { staleMs: 0 });
  const members = found.data?.members ?? [];
  const isHousehold = found.data?.isHousehold === true;
  const to = (step: 1 | -1): void => {
    const other = neighbour(members, caseId, step);
    if (other !== null) void leaveFor(placeOfMember(other));
  };
  const leaveFor = async (place: Place): Promise<void> => {
    await beforeLeaving?.();
    go(place);
  };
  const overview = (): void => void leaveFor({ name: 'household', caseId });
  useShortcuts([
    { keys: 'Alt+G', label: t('household.title'), run: overview, inBar: isHousehold },
    ...(members.length < 2
      ? []
      : [
          { keys: 'Alt+ArrowDown', label: t('household.next'), run: () => to(1), inBar: true },
          { keys: 'Alt+ArrowUp', label: t('household.previous'), run: () => to(-1), inBar: false },
        ]),
  ]);
  const at = members.findIndex((one) => one.caseId === caseId);
  if (!isHousehold)
    return (
      <div className="row">
        <Button small kind="quiet" icon="user" shortcut="Alt+G" onPress={overview}>
          {t('household.open')}
        </Button>
      </div>
    );
  return (
    <nav className="household" aria-label={t('household.title')}>
      <Button small icon="user" shortcut="Alt+G" onPress={overview}>
        {t('household.place', { place: at + 1, count: members.length })}
      </Button>
      {members.map((one) =>
        one.caseId === caseId ? (
          <b key={one.caseId} className="household__here" aria-current="true">
            {nameOfMember(one)}
          </b>
        ) : (
          <Button key={one.caseId} small kind="quiet" onPress={() => void leaveFor(placeOfMember(one))}>
            {nameOfMember(one)}
          </Button>
        ),
      )}
    </nav>
  );
};
