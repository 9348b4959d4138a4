import { type InputHTMLAttributes, type ReactNode, type Ref, useId } from 'react';
import { FieldGroup, type FieldWords } from './field';
import type { Option } from './text-fields';

type InputProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'children' | 'value'> & {
  ref?: Ref<HTMLInputElement> | undefined;
};

interface ChoicesProps extends FieldWords {
  id?: string;
  name: string;
  options: readonly Option[];
}

export interface RadioGroupProps extends ChoicesProps {
  value: string | null;
  onValueChange: (value: string) => void;
}

/** One choice among few, all in sight. */
export function RadioGroup({ id: given, name, options, value, onValueChange, ...words }: RadioGroupProps) {
  const made = useId();
  return (
    <FieldGroup {...words} id={given ?? made}>
      <div className="checks">
        {options.map((option) => (
          <Check
            key={option.value}
            type="radio"
            name={name}
            value={option.value}
            checked={value === option.value}
            disabled={option.disabled ?? false}
            onChange={() => onValueChange(option.value)}
            label={option.label}
            help={option.help}
          />
        ))}
      </div>
    </FieldGroup>
  );
}

export interface CheckGroupProps extends ChoicesProps {
  values: readonly string[];
  onValuesChange: (values: string[]) => void;
}

/** Several choices among few. */
export function CheckGroup({ id: given, name, options, values, onValuesChange, ...words }: CheckGroupProps) {
  const made = useId();
  const toggle = (value: string): void =>
    onValuesChange(values.includes(value) ? values.filter((one) => one !== value) : [...values, value]);
  return (
    <FieldGroup {...words} id={given ?? made}>
      <div className="checks">
        {options.map((option) => (
          <Check
            key={option.value}
            type="checkbox"
            name={name}
            value={option.value}
            checked={values.includes(option.value)}
            disabled={option.disabled ?? false}
            onChange={() => toggle(option.value)}
            label={option.label}
            help={option.help}
          />
        ))}
      </div>
    </FieldGroup>
  );
}

export interface CheckProps extends InputProps {
  type?: 'checkbox' | 'radio';
  value?: string;
  label: ReactNode;
  help?: ReactNode;
  /** At the far end of the line: how many. */
  count?: ReactNode;
}

/** One box and its words; the whole line is the target. */
export function Check({ label, help, count, type = 'checkbox', ...input }: CheckProps) {
  return (
    <label className="check">
      <input {...input} type={type} />
      <span>
        {label}
        {help === undefined || help === '' ? null : <small className="mute check-help">{help}</small>}
      </span>
      {count === undefined ? null : <span className="count num">{count}</span>}
    </label>
  );
}
