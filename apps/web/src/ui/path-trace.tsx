import type { ReactNode } from 'react';
import { useT } from '~/messages/intl';
import type { MessageKey } from '~/messages/keys';

/** The four stages of the path, in order; everything in Cornac stands on one of them. */
export const stages = ['emergence', 'experimentation', 'evaluation', 'diffusion'] as const;
export type Stage = (typeof stages)[number];

const stageName = (stage: Stage): MessageKey => `path.${stage}`;

const shapes = [
  'M0.6 12.4 14.0 10.9V14.4H0.6z',
  'M16.9 9.9 30.3 7.9V14.4H16.9z',
  'M33.2 6.9 46.6 4.4V14.4H33.2z',
  'M49.5 3.4 62.9 0.4V14.4H49.5z',
];

/** The path on one line: full for what is done or under way, hollow for what is to come. */
export function PathMark({ stage, detail }: { stage: Stage; detail?: ReactNode }) {
  const t = useT();
  const at = stages.indexOf(stage);
  return (
    <span className="path-s">
      <svg viewBox="0 0 64 15" aria-hidden="true" focusable="false">
        {shapes.map((shape, index) => (
          <path key={shape} className={index <= at ? 'f' : 'e'} d={shape} />
        ))}
      </svg>
      <span>
        {t(stageName(stage))}
        <span className="sr">{t('path.position', { position: at + 1 })}</span>
        {detail === undefined ? null : <>, {detail}</>}
      </span>
    </span>
  );
}

export interface PathTraceProps {
  stage: Stage;
  /** How far inside the stage, 0 to 100. */
  progress: number;
  /** One line under each stage's name: « mai 2027 », « mois 7 sur 9 ». */
  notes?: Partial<Record<Stage, ReactNode>>;
}

/** The path in full width, the mouse standing where the work is. */
export function PathTrace({ stage, progress, notes = {} }: PathTraceProps) {
  const t = useT();
  const at = stages.indexOf(stage);
  const step = Math.round(Math.min(100, Math.max(0, progress)) / 5) * 5;
  return (
    <ol className="path">
      {stages.map((one, index) => {
        const state = index < at ? 'done' : index === at ? `now at-${step}` : 'next';
        return (
          <li key={one} className={state} aria-current={index === at ? 'step' : undefined}>
            {index === at ? <Mouse /> : null}
            <b>{t(stageName(one))}</b>
            {notes[one] === undefined ? null : <span>{notes[one]}</span>}
          </li>
        );
      })}
    </ol>
  );
}

function Mouse() {
  return (
    <svg className="mouse" viewBox="0 0 38 30" aria-hidden="true" focusable="false">
      <path className="mouse-line" d="M9 24C3 25 .8 19 4.8 17.5" />
      <path
        className="mouse-fill"
        d="M7.5 26.5C5 17 13 10.5 21 12.5c.5-5 7-6 8 .5 3 1.5 5.8 4.5 7.5 8-2 3-6 4.3-9.5 4l-1.5 2z"
      />
      <path
        className="mouse-line"
        d="M7.5 26.5C5 17 13 10.5 21 12.5M29 13c3 1.5 5.8 4.5 7.5 8-2 3-6 4.3-9.5 4M7.5 26.5h18.5M21.3 14.5c-1.8-7.5 7-9 7.8-1.5.2 2.5-1.7 4-3.8 3.8"
      />
      <circle className="mouse-eye" cx="30.5" cy="18.3" r="1.4" />
    </svg>
  );
}
