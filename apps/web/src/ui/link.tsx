import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';

type AnchorProps = AnchorHTMLAttributes<HTMLAnchorElement> & { ref?: Ref<HTMLAnchorElement> };

function Anchor(props: AnchorProps) {
  return <a {...props} />;
}

/** A link inside the application: typed address, loaded ahead on hover or focus. */
export const Link = createLink(Anchor);

/** How a button looks: `main` (the one main action of a screen), plain (a quiet link) or neither. */
export interface ButtonLook {
  main?: boolean;
  plain?: boolean;
  large?: boolean;
}

export const buttonClass = ({ main, plain, large }: ButtonLook, more?: string): string =>
  ['btn', main && 'main', plain && 'plain', large && 'large', more].filter(Boolean).join(' ');

function ButtonAnchor({ main, plain, large, className, ...props }: AnchorProps & ButtonLook) {
  return <a {...props} className={buttonClass({ main, plain, large }, className)} />;
}

/** A link that looks like a button: it goes somewhere, it does nothing by itself. */
export const ButtonLink = createLink(ButtonAnchor);
