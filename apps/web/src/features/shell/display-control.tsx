import { type ChangeEvent, useState } from 'react';
import { useT } from '~/messages/intl';
import { useApp } from '~/shared/context';
import {
  cookieText,
  DISPLAY_COOKIE,
  displayValue,
  htmlAttributes,
  parseDisplay,
  textSizes,
  themes,
} from '~/shared/display';
import { useHere } from '~/shared/use-here';
import { useHydrated } from '~/shared/use-hydrated';

/**
 * Theme and text size. A plain form that the server answers with a cookie; with JavaScript each choice
 * shows at once and the button goes away.
 */
export function DisplayForm({ name }: { name: string }) {
  const t = useT();
  const here = useHere();
  const app = useApp();
  const hydrated = useHydrated();
  const [display, setDisplay] = useState(app.display);

  const choose = (event: ChangeEvent<HTMLInputElement>): void => {
    const form = new FormData(event.currentTarget.form as HTMLFormElement);
    const chosen = parseDisplay(`${form.get('theme')}-${form.get('texte')}`);
    // The router's context outlives this menu: the other copy of it must open on the same choice.
    app.display = chosen;
    setDisplay(chosen);
    applyDisplay(chosen);
  };

  return (
    <form className="display-form" action="/choisir/affichage" method="get">
      <input type="hidden" name="retour" value={here} />
      <fieldset>
        <legend>{t('display.theme')}</legend>
        <div className="checks">
          {themes.map((theme) => (
            <label className="check" key={theme}>
              <input
                type="radio"
                name="theme"
                value={theme}
                id={`${name}-${theme}`}
                checked={display.theme === theme}
                onChange={choose}
              />
              <span>{t(`display.theme.${theme}`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend>{t('display.text')}</legend>
        <div className="checks">
          {textSizes.map((text) => (
            <label className="check" key={text}>
              <input
                type="radio"
                name="texte"
                value={text}
                id={`${name}-${text}`}
                checked={display.text === text}
                onChange={choose}
              />
              <span>{t(`display.text.${text}`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {hydrated ? null : (
        <button className="btn" type="submit">
          {t('display.apply')}
        </button>
      )}
    </form>
  );
}

export function applyDisplay(display: ReturnType<typeof parseDisplay>): void {
  const root = document.documentElement;
  const wanted = htmlAttributes(display);
  for (const name of ['data-theme', 'data-text']) {
    const value = wanted[name];
    if (value === undefined) root.removeAttribute(name);
    else root.setAttribute(name, value);
  }
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not everywhere yet
  document.cookie = cookieText(DISPLAY_COOKIE, displayValue(display));
}
