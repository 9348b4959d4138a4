import { useRef } from 'react';
import { newKey } from './keys';

export interface Keyed<Value> {
  key: string;
  value: Value;
}

/**
 * Keys for things that have none of their own (prizes, steps of a calendar): each keeps its key by its place, and
 * a list that was moved or cut brings its keys along, so that fields and focus follow what they are about.
 */
export function useKeyed<Value>(values: readonly Value[]) {
  const keys = useRef<string[]>([]);
  while (keys.current.length < values.length) keys.current.push(newKey('ligne'));
  keys.current.length = values.length;
  const items: Keyed<Value>[] = values.map((value, index) => ({ key: keys.current[index] ?? '', value }));
  return {
    items,
    make: (value: Value): Keyed<Value> => ({ key: newKey('ligne'), value }),
    valuesOf: (next: readonly Keyed<Value>[]): Value[] => {
      keys.current = next.map(({ key }) => key);
      return next.map(({ value }) => value);
    },
  };
}
