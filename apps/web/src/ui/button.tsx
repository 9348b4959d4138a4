import type { ButtonHTMLAttributes, Ref } from 'react';
import { useT } from '~/messages/intl';
import { type ButtonLook, buttonClass } from './link';

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement>, ButtonLook {
  /** Work under way: the button stays focusable, says so, and refuses a second press. */
  busy?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

/** Says what it does: « Relancer les deux », never « Valider ». */
export function Button({ main, plain, large, busy, className, onClick, children, ...props }: ButtonProps) {
  const t = useT();
  return (
    <button
      type="button"
      {...props}
      className={buttonClass({ main, plain, large }, className)}
      aria-disabled={busy || props['aria-disabled']}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {children}
      {busy ? <span className="sr">{t('ui.busy')}</span> : null}
    </button>
  );
}
