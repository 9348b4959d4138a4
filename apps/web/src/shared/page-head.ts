import { translator } from '~/messages/intl';
import type { MessageKey } from '~/messages/keys';
import type { AppContext } from './context';

interface Head {
  title: string;
  description?: string;
  /** The one address of this content, without filters: `/appels/bien-vieillir`. */
  path?: string;
}

/** Title, description and canonical address of a page, for `head:` of its route. */
export function pageHead(context: AppContext, { title, description, path }: Head) {
  return {
    meta: [
      { title: `${title} · Cornac` },
      ...(description === undefined ? [] : [{ name: 'description', content: shorten(description) }]),
    ],
    links: path === undefined ? [] : [{ rel: 'canonical', href: context.origin + path }],
  };
}

/** The same from the catalogue; the messages must be in `base` or in the route's own areas. */
export function messageHead(context: AppContext, title: MessageKey, description?: MessageKey, path?: string) {
  const t = translator(context.messages);
  return pageHead(context, {
    title: t(title),
    ...(description === undefined ? {} : { description: t(description) }),
    ...(path === undefined ? {} : { path }),
  });
}

export const notFoundHead = (context: AppContext) => messageHead(context, 'notFound.documentTitle');

const shorten = (text: string): string => (text.length <= 160 ? text : `${text.slice(0, 157).trimEnd()}…`);
