import { type ReactNode, useId, useState } from 'react';
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { useT } from '~/messages/intl';
import { Icon } from '../icon';
import type { FieldWords } from './field';

export interface ComboChoice {
  key: string;
  label: string;
  /** A second, quieter line: what tells two of the same name apart. */
  note?: ReactNode;
}

export interface ComboFieldProps extends FieldWords {
  id?: string;
  /** What is in the box. */
  text: string;
  onTextChange: (text: string) => void;
  /** What to choose from, for what is typed. */
  choices: readonly ComboChoice[];
  onChoose: (choice: ComboChoice) => void;
  /** Said in place of the list: « Aucun lieu de ce nom ». */
  nothing: string;
  /** The list is on its way. */
  searching?: boolean;
}

/**
 * Type a few letters, choose in the list that answers. The choices come from whoever uses it. Import it lazily, or
 * from workspace pages: React Aria is heavy.
 */
export function ComboField(props: ComboFieldProps) {
  const { id: given, text, onTextChange, choices, onChoose, nothing, searching } = props;
  const { label, help, error, optional } = props;
  const t = useT();
  const made = useId();
  const id = given ?? made;
  // A choice closes the list; the next letter forgets it.
  const [chosenKey, setChosenKey] = useState<string | null>(null);
  const described = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <ComboBox
      className={error ? 'field error' : 'field'}
      inputValue={text}
      onInputChange={(typed) => {
        setChosenKey(null);
        onTextChange(typed);
      }}
      items={choices}
      selectedKey={chosenKey}
      onSelectionChange={(key) => {
        const chosen = choices.find((choice) => choice.key === key);
        if (chosen === undefined) return;
        setChosenKey(chosen.key);
        onChoose(chosen);
      }}
      menuTrigger="input"
      allowsEmptyCollection
      allowsCustomValue
      isInvalid={error !== undefined}
    >
      <Label htmlFor={id}>
        {label}
        {optional ? <span className="mute optional">{t('field.optional')}</span> : null}
      </Label>
      {help === undefined ? null : (
        <p className="help" id={`${id}-help`}>
          {help}
        </p>
      )}
      {error === undefined ? null : (
        <p className="err" id={`${id}-error`}>
          <Icon name="alert" />
          {error}
        </p>
      )}
      <Input id={id} autoComplete="off" {...(described === '' ? {} : { 'aria-describedby': described })} />
      <Popover className="popover combo-list" offset={4}>
        <ListBox
          className="menu-list"
          items={choices}
          renderEmptyState={() => (
            <p className="small mute combo-nothing">{searching ? t('ui.busy') : nothing}</p>
          )}
        >
          {(choice: ComboChoice) => (
            <ListBoxItem id={choice.key} textValue={choice.label}>
              <span>
                {choice.label}
                {choice.note === undefined ? null : <small className="mute combo-note">{choice.note}</small>}
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
