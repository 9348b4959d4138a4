/** What a person may choose about the look of every page. Kept in one cookie so that the server agrees. */
export const themes = ['system', 'light', 'dark', 'contrast'] as const;
export const textSizes = ['normal', 'large', 'larger'] as const;
export type Theme = (typeof themes)[number];
export type TextSize = (typeof textSizes)[number];
export interface Display {
  theme: Theme;
  text: TextSize;
}

export const DISPLAY_COOKIE = 'cornac_display';
export const LOCALE_COOKIE = 'cornac_locale';
export const ONE_YEAR = 31_536_000;

const oneOf = <T extends string>(allowed: readonly T[], value: unknown, otherwise: T): T =>
  allowed.find((one) => one === value) ?? otherwise;

/** `dark-large` → { theme: 'dark', text: 'large' }; anything unknown falls back to the system's choice. */
export function parseDisplay(value: string | undefined | null): Display {
  const [theme, text] = (value ?? '').split('-');
  return { theme: oneOf(themes, theme, 'system'), text: oneOf(textSizes, text, 'normal') };
}

export const displayValue = (display: Display): string => `${display.theme}-${display.text}`;

export function cookieOf(header: string | undefined | null, name: string): string | undefined {
  for (const pair of (header ?? '').split(';')) {
    const [key, ...value] = pair.trim().split('=');
    if (key === name) return decodeURIComponent(value.join('='));
  }
  return undefined;
}

export const cookieText = (name: string, value: string): string =>
  `${name}=${encodeURIComponent(value)}; Path=/; Max-Age=${ONE_YEAR}; SameSite=Lax`;

/** The attributes of `<html>`; without `data-theme`, the system decides. */
export const htmlAttributes = ({ theme, text }: Display): Record<string, string> => ({
  ...(theme === 'system' ? {} : { 'data-theme': theme }),
  ...(text === 'normal' ? {} : { 'data-text': text }),
});

/** Only a path of this site: never another host, never a scheme. */
export function localPath(value: string | null | undefined, otherwise = '/'): string {
  if (!value?.startsWith('/') || value.startsWith('//') || value.includes('\\')) return otherwise;
  const address = new URL(value, 'http://here.invalid');
  return address.origin === 'http://here.invalid' ? address.pathname + address.search : otherwise;
}
