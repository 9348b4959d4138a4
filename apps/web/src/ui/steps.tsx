import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon';

export interface Step {
  key: string;
  title: ReactNode;
  /** « complet », « il manque 3 500 € », « Malo écrit ici ». */
  note?: ReactNode;
  state: 'done' | 'todo' | 'partial' | 'late';
}

const icons: Record<Step['state'], IconName> = { done: 'check', todo: 'pen', partial: 'half', late: 'alert' };
const classes: Record<Step['state'], string | undefined> = {
  done: undefined,
  todo: 'todo-i',
  partial: 'late-i',
  late: 'late-i',
};

export interface StepsProps {
  steps: readonly Step[];
  current?: string;
  /** Renders the link of one step around its content: `(step, content, current) => <Link …>{content}</Link>`. */
  link: (step: Step, content: ReactNode, current: 'step' | undefined) => ReactNode;
}

/** The sections of a long piece of work; the one open is marked. */
export function Steps({ steps, current, link }: StepsProps) {
  return (
    <ol className="steps">
      {steps.map((step) => (
        <li key={step.key} className={classes[step.state]}>
          {link(
            step,
            <>
              <Icon name={icons[step.state]} />
              <span>
                <b>{step.title}</b>
                {step.note === undefined ? null : <small>{step.note}</small>}
              </span>
            </>,
            step.key === current ? 'step' : undefined,
          )}
        </li>
      ))}
    </ol>
  );
}
