import './shown-choice.css';
import { useId } from 'react';

interface ShownChoiceProps<Key extends string> {
  /** What is chosen, for who does not see it. */
  legend: string;
  choices: readonly { key: Key; label: string }[];
  chosen: Key;
  onChoose: (key: Key) => void;
}

/** Which part of a list is shown: one at a time, all of them in sight. */
export function ShownChoice<Key extends string>({
  legend,
  choices,
  chosen,
  onChoose,
}: ShownChoiceProps<Key>) {
  const name = useId();
  return (
    <fieldset className="shown-choice">
      <legend className="sr">{legend}</legend>
      {choices.map(({ key, label }) => (
        <label key={key} className={key === chosen ? 'on' : undefined}>
          <input
            type="radio"
            name={name}
            className="sr"
            checked={key === chosen}
            onChange={() => onChoose(key)}
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
