import { useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

/** A `<details>` used as a menu: Escape, a press elsewhere or a new page folds it. Without JavaScript it stays a fold. */
export function useFolding() {
  const ref = useRef<HTMLDetailsElement>(null);
  const path = useRouterState({ select: ({ location }) => location.pathname });

  // biome-ignore lint/correctness/useExhaustiveDependencies: the path is what folds it
  useEffect(() => {
    if (ref.current !== null) ref.current.open = false;
  }, [path]);

  useEffect(() => {
    const foldFrom = (event: PointerEvent): void => {
      if (ref.current?.open && !ref.current.contains(event.target as Node)) ref.current.open = false;
    };
    const foldByKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || !ref.current?.open) return;
      ref.current.open = false;
      ref.current.querySelector('summary')?.focus();
    };
    document.addEventListener('pointerdown', foldFrom);
    document.addEventListener('keydown', foldByKey);
    return () => {
      document.removeEventListener('pointerdown', foldFrom);
      document.removeEventListener('keydown', foldByKey);
    };
  }, []);

  return ref;
}
