import { isLocale } from '~/messages/keys';
import {
  cookieText,
  DISPLAY_COOKIE,
  displayValue,
  LOCALE_COOKIE,
  localPath,
  parseDisplay,
} from '~/shared/display';

/** Where the language link and the display form lead: they keep the choice and come back. */
export const LANGUAGE_PATH = '/choisir/langue';
export const DISPLAY_PATH = '/choisir/affichage';

/**
 * Choices that work without JavaScript: `/choisir/langue?langue=en&retour=/appels` and
 * `/choisir/affichage?theme=dark&texte=large&retour=/appels`. They set a cookie and nothing else.
 */
export function chosenDisplay(
  url: string,
): { status: number; headers: Record<string, string>; html: string } | null {
  const { pathname, searchParams } = new URL(url, 'http://here.invalid');
  const cookie = cookieFor(pathname, searchParams);
  if (cookie === null) return null;
  return {
    status: 303,
    headers: {
      location: localPath(searchParams.get('retour')),
      ...(cookie === '' ? {} : { 'set-cookie': cookie }),
      'cache-control': 'no-store',
    },
    html: '',
  };
}

function cookieFor(pathname: string, search: URLSearchParams): string | null {
  if (pathname === LANGUAGE_PATH) {
    const wanted = search.get('langue');
    return isLocale(wanted) ? cookieText(LOCALE_COOKIE, wanted) : '';
  }
  if (pathname === DISPLAY_PATH) {
    const display = parseDisplay(`${search.get('theme')}-${search.get('texte')}`);
    return cookieText(DISPLAY_COOKIE, displayValue(display));
  }
  return null;
}
