import { useState } from 'react';
import { useT } from '~/messages/intl';
import { Button } from '~/ui/button';
import { ComboField } from '~/ui/fields/combo-field';
import { Icon } from '~/ui/icon';
import type { Reader } from './people-api';
import { useWhy } from './use-why';

interface PeopleFieldProps {
  id: string;
  label: string;
  error?: string | undefined;
  /** Among whom one chooses. */
  pool: readonly Reader[];
  values: readonly Reader[];
  onValuesChange: (values: Reader[]) => void;
}

/** Several people, each chosen by a beginning of their name and taken off by a button. */
export function PeopleField({ pool, values, onValuesChange, error, ...field }: PeopleFieldProps) {
  const t = useT();
  const why = useWhy();
  const [text, setText] = useState('');
  const chosen = new Set(values.map(({ id }) => id));
  const found = pool.filter(({ id, displayName }) => !chosen.has(id) && beginsWith(displayName, text));
  return (
    <div className="places">
      <ComboField
        {...field}
        {...(error === undefined ? {} : { error })}
        text={text}
        choices={found.map((reader) => ({ key: reader.id, label: reader.displayName, note: why(reader) }))}
        nothing={t('threads.people.nobody')}
        onTextChange={setText}
        onChoose={({ key }) => {
          const reader = pool.find(({ id }) => id === key);
          setText('');
          if (reader !== undefined) onValuesChange([...values, reader]);
        }}
      />
      {values.length === 0 ? null : (
        <ul className="chosen-people">
          {values.map(({ id, displayName }) => (
            <li key={id}>
              <span>{displayName}</span>
              <Button plain onClick={() => onValuesChange(values.filter((one) => one.id !== id))}>
                <Icon name="cross" />
                <span className="sr">{t('threads.people.drop', { name: displayName })}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const beginsWith = (name: string, typed: string): boolean =>
  ` ${fold(name)}`.includes(` ${fold(typed.trim())}`);
