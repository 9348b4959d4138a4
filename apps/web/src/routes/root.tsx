import { createRootRouteWithContext, HeadContent, isNotFound, Outlet, Scripts } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { sessionQuery } from '~/features/session/api';
import { Frame } from '~/features/shell/frame';
import { MessagesProvider, translator } from '~/messages/intl';
import { type AppContext, useApp } from '~/shared/context';
import { htmlAttributes } from '~/shared/display';
import { NotFoundPage } from '~/ui/not-found-page';
import { ProblemView } from '~/ui/problem-view';

export const rootRoute = createRootRouteWithContext<AppContext>()({
  beforeLoad: async ({ context, matches }) => {
    const areas = matches.flatMap((match) => match.staticData.messages ?? []);
    await Promise.all([
      context.messages.load(['base', ...areas]),
      context.queryClient.ensureQueryData(sessionQuery(context.api)),
    ]);
  },
  head: ({ match }) => {
    const t = translator(match.context.messages);
    // A route that finds nothing leaves it to this one, and has no head of its own.
    const missing = isNotFound(match.error);
    return {
      meta: [
        { title: missing ? `${t('notFound.documentTitle')} · Cornac` : t('meta.title') },
        { name: 'description', content: t('meta.description') },
        { name: 'color-scheme', content: 'light dark' },
      ],
      links: [{ rel: 'icon', href: '/icon.svg', type: 'image/svg+xml' }],
    };
  },
  shellComponent: Document,
  component: Root,
  notFoundComponent: () => <NotFoundPage />,
  errorComponent: ({ error }) => (
    <Frame>
      <ProblemView error={error} />
    </Frame>
  ),
});

/** The document itself: the same React tree on the server and in the browser. */
function Document({ children }: { children: ReactNode }) {
  const { locale, display, messages } = useApp();
  return (
    <html lang={locale} dir="ltr" {...htmlAttributes(display)} suppressHydrationWarning>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <HeadContent />
      </head>
      <body>
        <MessagesProvider store={messages}>{children}</MessagesProvider>
        <Scripts />
      </body>
    </html>
  );
}

function Root() {
  return (
    <Frame>
      <Outlet />
    </Frame>
  );
}
