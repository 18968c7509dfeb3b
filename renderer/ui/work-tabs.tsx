import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { Icon } from './icon.tsx';

/** One work list as a tab. */
export interface WorkTab<Id extends string> {
  readonly id: Id;
  readonly label: string;
  /** Null while it is not known yet. */
  readonly count: number | null;
  readonly note?: ReactNode;
  /** Something in it is too late. */
  readonly isLate?: boolean | undefined;
}

/** Work lists with their counts; the list of the chosen one stands below. */
export const WorkTabs = <Id extends string>({
  label,
  tabs,
  selected,
  onSelect,
  children,
}: {
  readonly label: string;
  readonly tabs: readonly WorkTab<Id>[];
  readonly selected: Id;
  readonly onSelect: (id: Id) => void;
  readonly children: ReactNode;
}) => (
  <Tabs
    className="tabs-wrap"
    selectedKey={selected}
    onSelectionChange={(key) => {
      const found = tabs.find((tab) => tab.id === key);
      if (found !== undefined) onSelect(found.id);
    }}
  >
    <TabList aria-label={label} className={`tabs tabs--${tabs.length}`}>
      {tabs.map((tab) => (
        <Tab key={tab.id} id={tab.id} className={`tab${tab.isLate ? ' late' : ''}`}>
          <span>
            {tab.isLate ? <Icon name="warn" size="s" /> : null} {tab.label}
          </span>
          <b>{tab.count ?? '–'}</b>
          {tab.note === undefined ? null : <small>{tab.note}</small>}
        </Tab>
      ))}
    </TabList>
    <TabPanel key={selected} id={selected} className="list">
      {children}
    </TabPanel>
  </Tabs>
);
