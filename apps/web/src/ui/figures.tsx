import type { ReactNode } from 'react';

/** One number, large, and the sentence that makes it mean something. */
export function Figure({ value, children, mid }: { value: ReactNode; children: ReactNode; mid?: boolean }) {
  return (
    <div className={mid ? 'figure mid' : 'figure'}>
      <b>{value}</b>
      <span>{children}</span>
    </div>
  );
}

export const Figures = ({ children }: { children: ReactNode }) => <div className="figures">{children}</div>;

/** A filled length from 0 to 100, as an SVG: a style attribute would need a laxer policy. */
function Track({ percent }: { percent: number }) {
  return (
    <svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect width={Math.min(100, Math.max(0, percent))} height="1" />
    </svg>
  );
}

export interface Bar {
  key: string;
  label: ReactNode;
  /** A second line, quieter. */
  note?: ReactNode;
  /** As read: « 30 % ». */
  value: ReactNode;
  /** The length of the bar, 0 to 100. */
  percent: number;
}

/** Lengths beside their numbers: the numbers say it all, the bars only let one compare. */
export function Bars({ bars }: { bars: readonly Bar[] }) {
  return (
    <ul className="bars">
      {bars.map((bar) => (
        <li key={bar.key}>
          <span>
            {bar.note === undefined ? bar.label : <b>{bar.label}</b>}
            {bar.note === undefined ? null : (
              <>
                <br />
                <span className="small mute">{bar.note}</span>
              </>
            )}
          </span>
          <span className="v">{bar.value}</span>
          <span className="track">
            <Track percent={bar.percent} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** How far a piece of work is: « 6 rubriques sur 8 ». */
export function Meter({ value, max, label }: { value: number; max: number; label: string }) {
  return (
    <div className="meter" role="img" aria-label={label}>
      <Track percent={max === 0 ? 0 : (100 * value) / max} />
    </div>
  );
}
