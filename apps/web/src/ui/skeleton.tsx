/** Grey lines where text will come. Decorative: whoever shows it also says that it is loading. */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  return (
    <div className="skeleton" aria-hidden="true">
      {Array.from({ length: lines }, (_, line) => (
        // The lines are all alike and never move.
        // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list of identical shapes
        <span key={line} />
      ))}
    </div>
  );
}
