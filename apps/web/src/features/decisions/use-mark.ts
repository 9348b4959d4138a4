import { useFormat } from '~/shared/format';

/** A mark as people say it: one decimal. The ranking itself is made on the whole number. */
export function useMark(): (value: number) => string {
  const { number } = useFormat();
  return (value) => number(Math.round(value * 10) / 10);
}
