import { useState } from 'react';
import { TextArea, type TextAreaProps } from './text-fields';

export interface LinesFieldProps
  extends Omit<TextAreaProps, 'value' | 'onChange' | 'defaultValue' | 'counted' | 'limit'> {
  values: readonly string[];
  onValuesChange: (values: string[]) => void;
}

const linesOf = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
];

/** Several short answers, one per line: quicker to write, to paste and to reorder than as many fields. */
export function LinesField({ values, onValuesChange, onBlur, ...props }: LinesFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextArea
      rows={Math.min(10, Math.max(3, values.length + 1))}
      {...props}
      value={typed ?? values.join('\n')}
      onChange={(event) => {
        setTyped(event.target.value);
        onValuesChange(linesOf(event.target.value));
      }}
      onBlur={(event) => {
        setTyped(null);
        onBlur?.(event);
      }}
    />
  );
}
