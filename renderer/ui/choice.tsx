import { type KeyboardEvent, type ReactNode, useId } from 'react';
import { Checkbox as AriaCheckbox, Radio, RadioGroup } from 'react-aria-components';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-shapes.tsx';
import { CardLetterBlock } from './status.tsx';

/** One choice of a `Segmented`. */
export interface Segment<Value extends string> {
  readonly value: Value;
  readonly label: ReactNode;
  /** Colour when chosen; without it the accent. */
  readonly tone?: 'ok' | 'warn' | 'bad' | 'off' | undefined;
  readonly icon?: IconName | undefined;
}

export interface SegmentedProps<Value extends string> {
  /** Name of the choice for assistive technology; visible labels stand outside. */
  readonly label: string;
  readonly value: Value | '';
  readonly options: readonly Segment<Value>[];
  readonly onChange: (value: Value) => void;
  readonly tall?: boolean | undefined;
  readonly fit?: boolean | undefined;
  /** Many choices, on as many lines as they need. */
  readonly wraps?: boolean | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly describedBy?: string | undefined;
}

/** A few choices side by side, one of which counts. One tab stop, arrows inside. */
export const Segmented = <Value extends string>(props: SegmentedProps<Value>) => (
  <RadioGroup
    aria-label={props.label}
    className={`seg${props.tall ? ' seg--tall' : ''}${props.fit ? ' seg--fit' : ''}${props.wraps ? ' seg--wraps' : ''}`}
    orientation="horizontal"
    value={props.value === '' ? null : props.value}
    isDisabled={props.isDisabled ?? false}
    onChange={(value) => choose(props.options, value, props.onChange)}
    {...(props.describedBy === undefined ? {} : { 'aria-describedby': props.describedBy })}
  >
    {props.options.map((option) => (
      <Radio
        key={option.value}
        value={option.value}
        className={`seg__opt${option.tone === undefined ? '' : ` seg__opt--${option.tone}`}`}
      >
        {({ isSelected }) => (
          <>
            {option.icon !== undefined ? <Icon name={option.icon} size="s" /> : null}
            {option.icon === undefined && isSelected && option.tone !== undefined ? (
              <Icon name={TONE_MARK[option.tone]} size="s" />
            ) : null}
            {option.label}
          </>
        )}
      </Radio>
    ))}
  </RadioGroup>
);

const TONE_MARK = { ok: 'tick', warn: 'warn', bad: 'bad', off: 'tick' } as const;

export interface CheckRowProps<Value extends string> {
  readonly label: string;
  /** One line below the label. */
  readonly note?: ReactNode;
  readonly value: Value | '';
  /** Each choice with the single letter that picks it while the row has the focus. */
  readonly options: readonly (Segment<Value> & { readonly letter: string })[];
  readonly onChange: (value: Value) => void;
  /** More below the row, e.g. the reason why something was waived. */
  readonly children?: ReactNode;
  readonly id?: string | undefined;
}

/** A row of a checklist: what it is about, and its answer. Single letters work only while the row has the focus. */
export const CheckRow = <Value extends string>(props: CheckRowProps<Value>) => {
  const pick = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target instanceof HTMLTextAreaElement) return;
    if (event.target instanceof HTMLInputElement && event.target.type !== 'radio') return;
    const found = props.options.find((option) => option.letter.toLowerCase() === event.key.toLowerCase());
    if (found === undefined) return;
    event.preventDefault();
    props.onChange(found.value);
  };
  return (
    // The row only listens for letters that its radio group inside receives.
    // biome-ignore lint/a11y/noStaticElementInteractions: keys bubble up from the focused radio button
    <div className={`check-row check-row--${props.options.length}`} id={props.id} onKeyDown={pick}>
      <div className="check-row__what">
        {props.label}
        {props.note === undefined ? null : <small>{props.note}</small>}
      </div>
      <Segmented label={props.label} value={props.value} options={props.options} onChange={props.onChange} />
      {props.children === undefined ? null : <div className="check-row__more">{props.children}</div>}
    </div>
  );
};

/** One card of a `RadioCards`. */
export interface RadioCard<Value extends string> {
  readonly value: Value;
  readonly title: ReactNode;
  /** Large second line, e.g. the promised date. */
  readonly lead?: ReactNode;
  /** Third line, e.g. the amount. */
  readonly figure?: ReactNode;
  readonly note?: ReactNode;
  readonly isDisabled?: boolean | undefined;
}

/** A few choices as cards side by side, e.g. the procedures. */
export const RadioCards = <Value extends string>({
  label,
  value,
  options,
  onChange,
}: {
  readonly label: string;
  readonly value: Value | '';
  readonly options: readonly RadioCard<Value>[];
  readonly onChange: (value: Value) => void;
}) => (
  <RadioGroup
    aria-label={label}
    className="opts"
    orientation="horizontal"
    value={value === '' ? null : value}
    onChange={(chosen) => choose(options, chosen, onChange)}
  >
    {options.map((option) => (
      <Radio key={option.value} value={option.value} className="opt" isDisabled={option.isDisabled ?? false}>
        <span className="opt__h">
          <span className="radio" />
          {option.title}
        </span>
        {option.lead === undefined ? null : <span className="opt__d">{option.lead}</span>}
        {option.figure === undefined ? null : <span className="opt__d num">{option.figure}</span>}
        {option.note === undefined ? null : <span className="small muted">{option.note}</span>}
      </Radio>
    ))}
  </RadioGroup>
);

/** One row of a `PickList`. */
export interface Pick<Value extends string> {
  readonly value: Value;
  /** Letter of the card; without it the row has no letter block. */
  readonly letter?: string | undefined;
  readonly title: ReactNode;
  readonly note?: ReactNode;
  /** What stands at the end of the row, usually a `StatusMark`. */
  readonly end?: ReactNode;
  readonly isDisabled?: boolean | undefined;
}

/** Choices below each other with their reasons, e.g. the card types. */
export const PickList = <Value extends string>({
  label,
  value,
  options,
  onChange,
}: {
  readonly label: string;
  readonly value: Value | '';
  readonly options: readonly Pick<Value>[];
  readonly onChange: (value: Value) => void;
}) => (
  <RadioGroup
    aria-label={label}
    className="picks"
    value={value === '' ? null : value}
    onChange={(chosen) => choose(options, chosen, onChange)}
  >
    {options.map((option) => (
      <Radio
        key={option.value}
        value={option.value}
        className={`pick${option.letter === undefined ? ' pick--plain' : ''}`}
        isDisabled={option.isDisabled ?? false}
      >
        <span className="radio" />
        {option.letter === undefined ? null : (
          <CardLetterBlock letter={option.letter} off={option.isDisabled ?? false} />
        )}
        <span>
          <b>{option.title}</b>
          {option.note === undefined ? null : <span className="pick__note">{option.note}</span>}
        </span>
        {option.end ?? <span />}
      </Radio>
    ))}
  </RadioGroup>
);

/** A single check mark with its words. */
export const CheckBox = ({
  children,
  isSelected,
  onChange,
  isDisabled = false,
}: {
  readonly children: ReactNode;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly isDisabled?: boolean;
}) => (
  <AriaCheckbox className="check-line" isSelected={isSelected} onChange={onChange} isDisabled={isDisabled}>
    <span className="check">
      <Icon name="tick" />
    </span>
    {children}
  </AriaCheckbox>
);

/** A group of fields with one name. */
export const FieldSet = ({ legend, children }: { readonly legend: ReactNode; readonly children: ReactNode }) => {
  const id = useId();
  return (
    <fieldset className="set-of-fields" aria-labelledby={id}>
      <legend id={id} className="lab">
        {legend}
      </legend>
      {children}
    </fieldset>
  );
};

const choose = <Value extends string>(
  options: readonly { readonly value: Value }[],
  value: string,
  onChange: (value: Value) => void,
): void => {
  const found = options.find((option) => option.value === value);
  if (found !== undefined) onChange(found.value);
};
