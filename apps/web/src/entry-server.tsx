import { createRequestHandler, RouterServer, renderRouterToString } from '@tanstack/react-router/ssr/server';
import { createApi, type Transport } from './api/client';
import { isLocale, type Locale } from './messages/keys';
import { serverStore } from './messages/server-store';
import { createAppRouter, createQueryClient } from './router';
import { chosenDisplay } from './server/choices';
import { headTags } from './server/head-tags';
import { cookieOf, DISPLAY_COOKIE, LOCALE_COOKIE, parseDisplay, themes } from './shared/display';

export interface PageRequest {
  /** Path and query: `/appels?q=nuit`. */
  url: string;
  /** Lower-case names, as Node gives them. */
  headers: Record<string, string>;
  locale: Locale;
  theme?: string;
  nonce: string;
}

export interface Page {
  status: number;
  headers: Record<string, string>;
  html: string;
}

/** The language asked for: the visitor's choice first, then the browser's, French otherwise. */
export function localeOf(headers: Record<string, string | undefined>): Locale {
  const chosen = cookieOf(headers.cookie, LOCALE_COOKIE);
  if (isLocale(chosen)) return chosen;
  const wanted = (headers['accept-language'] ?? '')
    .split(',')
    .map((one) => one.trim().slice(0, 2).toLowerCase());
  return wanted.find(isLocale) ?? 'fr';
}

/**
 * Renders one page. `api` calls the API in process, with the visitor's cookies and without the network.
 * Redirects come back as a status and a `location`; a page that is not there as a 404 with its page.
 */
export async function render(request: PageRequest, api: Transport): Promise<Page> {
  const choice = chosenDisplay(request.url);
  if (choice !== null) return choice;

  const messages = serverStore(request.locale);
  const kept = parseDisplay(cookieOf(request.headers.cookie, DISPLAY_COOKIE));
  const theme = themes.find((one) => one === request.theme) ?? kept.theme;
  const origin = originOf(request.headers);
  const handle = createRequestHandler({
    request: new Request(new URL(request.url, origin), { headers: plainHeaders(request.headers) }),
    createRouter: () =>
      createAppRouter(
        {
          api: createApi(api, origin),
          queryClient: createQueryClient(),
          messages,
          locale: request.locale,
          display: { theme, text: kept.text },
          origin,
        },
        request.nonce,
      ),
  });
  const response = await handle(({ router, responseHeaders }) =>
    renderRouterToString({ router, responseHeaders, children: <RouterServer router={router} /> }),
  );
  return pageOf(response, request);
}

async function pageOf(response: Response, request: PageRequest): Promise<Page> {
  const headers = Object.fromEntries(response.headers.entries());
  if (response.status >= 300 && response.status < 400) {
    return { status: response.status, headers: { ...headers, 'cache-control': 'no-store' }, html: '' };
  }
  const document = await response.text();
  const tags = headTags(request.locale, request.nonce);
  const html = `<!doctype html>${document.replace(/^<!doctype html>/i, '').replace('</head>', `${tags}</head>`)}`;
  return {
    status: response.status,
    headers: {
      ...headers,
      'content-type': 'text/html; charset=utf-8',
      'content-language': request.locale,
      // A page says who is signed in and what they may do: it belongs to one visitor.
      'cache-control': 'private, no-cache',
      vary: 'Cookie, Accept-Language',
    },
    html,
  };
}

function originOf(headers: Record<string, string>): string {
  const protocol = headers['x-forwarded-proto']?.split(',')[0]?.trim() === 'https' ? 'https' : 'http';
  return `${protocol}://${headers.host ?? 'localhost'}`;
}

/** The router needs only what tells languages and cookies apart; hop-by-hop headers would be refused. */
function plainHeaders(headers: Record<string, string>): Record<string, string> {
  const kept = ['cookie', 'accept-language', 'user-agent'];
  return Object.fromEntries(Object.entries(headers).filter(([name]) => kept.includes(name)));
}
