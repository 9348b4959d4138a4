import { useState } from 'react';
import { useT } from '~/messages/intl';
import { Check } from './choice-fields';
import { TextField, type TextFieldProps } from './text-fields';

/** A password, hidden unless asked: seeing what one types avoids most mistakes. Pasting is welcome. */
export function PasswordField(props: TextFieldProps) {
  const t = useT();
  const [shown, setShown] = useState(false);
  return (
    <div>
      <TextField
        {...props}
        type={shown ? 'text' : 'password'}
        spellCheck={false}
        autoCapitalize="none"
        maxLength={128}
      />
      <Check
        label={t('field.showPassword')}
        checked={shown}
        onChange={(event) => setShown(event.target.checked)}
      />
    </div>
  );
}
