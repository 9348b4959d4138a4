import { cookieOf, displayValue, htmlAttributes, localPath, parseDisplay } from './display';

describe('the display a person chose', () => {
  it('survives the cookie', () => {
    const display = { theme: 'dark', text: 'large' } as const;
    expect(parseDisplay(displayValue(display))).toEqual(display);
  });
  it('falls back to the system on anything unknown', () =>
    expect(parseDisplay('neon-gigantic')).toEqual({ theme: 'system', text: 'normal' }));
  it('leaves the document alone by default', () =>
    expect(htmlAttributes({ theme: 'system', text: 'normal' })).toEqual({}));
  it('finds its cookie among others', () =>
    expect(cookieOf('a=1; cornac_display=dark-large; b=2', 'cornac_display')).toBe('dark-large'));
});

describe('the way back', () => {
  it.each([
    'https://elsewhere.invalid/',
    '//elsewhere.invalid',
    '/\\elsewhere.invalid',
    'javascript:alert(1)',
    '',
    null,
  ])('never leaves this site: %s', (path) => expect(localPath(path)).toBe('/'));
  it('keeps the path and its query', () =>
    expect(localPath('/appels?theme=Lien%20social&q=a')).toBe('/appels?theme=Lien%20social&q=a'));
});
