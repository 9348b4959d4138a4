import type { Locale, Text } from '../text.js';
import type { Mail } from './mailer.js';

/** A letter: what is said, and the one button. Rendered to text and to one accessible column. */
export interface Letter {
  to: string;
  subject: Text;
  paragraphs: Text[];
  action?: { label: Text; url: string };
  /** A short word to copy, shown large (a code). */
  code?: string;
}

const SIGNATURE: Text = {
  fr: 'Cornac, là où l’éléphant rencontre la souris',
  en: 'Cornac, where the elephant meets the mouse',
};

export function renderLetter(letter: Letter, locale: Locale): Mail {
  const paragraphs = letter.paragraphs.map((p) => p[locale]);
  const subject = letter.subject[locale];
  const text = [
    ...paragraphs,
    ...(letter.action ? [`${letter.action.label[locale]} :\n${letter.action.url}`] : []),
    ...(letter.code ? [letter.code] : []),
    `--\n${SIGNATURE[locale]}`,
  ].join('\n\n');
  return { to: letter.to, subject, text, html: page(subject, paragraphs, letter, locale) };
}

/** One column, 18 px, dark on light, no picture to load: readable by any reader, zoomed or spoken. */
function page(subject: string, paragraphs: string[], letter: Letter, locale: Locale): string {
  const button = letter.action
    ? `<p style="margin:32px 0"><a href="${escapeHtml(letter.action.url)}" style="display:inline-block;padding:14px 24px;border:2px solid #1C2530;border-radius:6px;background:#FF8E75;color:#171412;font-weight:700;text-decoration:none">${escapeHtml(letter.action.label[locale])}</a></p>`
    : '';
  const code = letter.code
    ? `<p style="font-size:32px;letter-spacing:6px;font-weight:700;margin:24px 0">${escapeHtml(letter.code)}</p>`
    : '';
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;background:#FAF6EE;color:#1C2530;font:18px/1.6 Verdana,sans-serif"><main style="max-width:600px;margin:0 auto;padding:32px 20px">
<p style="font-weight:700;color:#2B4054">Cornac</p><h1 style="font-size:26px;line-height:1.25">${escapeHtml(subject)}</h1>
${paragraphs.map((p) => `<p>${escapeHtml(p)}</p>`).join('\n')}${button}${code}
<hr style="border:0;border-top:1px solid #DCD3C3;margin:32px 0"><p style="font-size:16px;color:#434D58">${SIGNATURE[locale]}</p></main></body></html>`;
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escapeHtml = (value: string): string => value.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
