import './styles/index.css';
import { RouterClient } from '@tanstack/react-router/ssr/client';
import { startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { createApi } from './api/client';
import { isLocale } from './messages/keys';
import { createBrowserStore } from './messages/store';
import { createAppRouter, createQueryClient } from './router';
import { cookieOf, DISPLAY_COOKIE, parseDisplay } from './shared/display';

async function start(): Promise<void> {
  const { lang } = document.documentElement;
  const locale = isLocale(lang) ? lang : 'fr';
  const messages = createBrowserStore(locale);
  const router = createAppRouter({
    api: createApi((path, init) => fetch(path, init), location.origin),
    queryClient: createQueryClient(),
    messages,
    locale,
    display: parseDisplay(cookieOf(document.cookie, DISPLAY_COOKIE)),
    origin: location.origin,
  });
  // The same words must be at hand before React compares its render with the server's.
  const areas = router.matchRoutes(router.latestLocation).flatMap((match) => match.staticData.messages ?? []);
  await messages.load(['base', ...areas]);
  startTransition(() => {
    hydrateRoot(document, <RouterClient router={router} />);
  });
}

void start();
