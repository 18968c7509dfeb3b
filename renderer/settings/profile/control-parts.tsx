import type { FieldDef } from '../../profile/index.ts';
import { Icon } from '../../ui/index.ts';
import type { Content } from './paths.ts';

export interface ControlProps {
  readonly def: FieldDef;
  readonly value: unknown;
  readonly error: string | null;
  readonly id: string;
  readonly content: Content;
  readonly onChange: (value: unknown) => void;
}

export type LabelledProps = ControlProps & { readonly label: string };

/** What is wrong with a group of controls. */
export const Mistake = ({ error }: { readonly error: string | null }) =>
  error === null ? null : (
    <span className="err">
      <Icon name="bad" size="s" />
      {error}
    </span>
  );
