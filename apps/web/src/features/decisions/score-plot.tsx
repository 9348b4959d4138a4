import { useT } from '~/messages/intl';
import { useFormat } from '~/shared/format';
import { dotsOf, PLOT, topOf, xOf } from './plot';
import { useMark } from './use-mark';

/** The scores of one application: a ring per review, a triangle for the mean; the numbers are in the sentence. */
export function ScorePlot({
  totals,
  mean,
  outOf,
}: {
  totals: readonly number[];
  mean: number;
  outOf: number;
}) {
  const t = useT();
  const { list } = useFormat();
  const mark = useMark();
  const dots = dotsOf(totals, outOf);
  const top = topOf(dots);
  const x = xOf(mean, outOf);
  return (
    <>
      <svg
        className="chart plot"
        viewBox={`0 ${top} ${PLOT.width} ${40 - top}`}
        aria-hidden="true"
        focusable="false"
      >
        <path className="axis" d={`M${PLOT.left} 26H${PLOT.right}`} />
        {[0, outOf / 2, outOf].map((tick) => (
          <path key={tick} className="axis" d={`M${xOf(tick, outOf)} 23v6`} />
        ))}
        {dots.map((dot) => (
          <circle key={`${dot.x}-${dot.y}`} className="dot-o" cx={dot.x} cy={dot.y} r={PLOT.radius} />
        ))}
        <path className="mean" d={`M${x} 29l6 10h-12z`} />
      </svg>
      <span className="sr">{t('sorting.scores', { scores: list(totals.map(mark)) })}</span>
    </>
  );
}
