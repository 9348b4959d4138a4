import { type FormEvent, type ReactNode, useState } from 'react';
import { useT } from '~/messages/intl';
import { useApp } from '~/shared/context';
import { type TextSize, textSizes } from '~/shared/display';
import { useHere } from '~/shared/use-here';
import { BrandMark } from '~/ui/brand';
import { applyDisplay } from '../shell/display-control';
import { LanguageLink } from '../shell/language-link';

/** Around each screen of a panelist: whose house it is, the size of the letters, the other language. Nothing else. */
export function PanelFrame({ children }: { children: ReactNode }) {
  return (
    <div className="panelist">
      <header>
        <p className="brand">
          <BrandMark />
          Cornac
        </p>
        <TextSizes />
        <LanguageLink />
      </header>
      {children}
    </div>
  );
}

/** Three sizes of the letter A. A plain form that the server answers; with JavaScript the page grows at once. */
function TextSizes() {
  const t = useT();
  const app = useApp();
  const here = useHere();
  const [text, setText] = useState(app.display.text);
  const choose = (event: FormEvent, size: TextSize): void => {
    event.preventDefault();
    app.display = { ...app.display, text: size };
    setText(size);
    applyDisplay(app.display);
  };
  return (
    <form className="sizes" action="/choisir/affichage" method="get">
      <input type="hidden" name="retour" value={here} />
      <input type="hidden" name="theme" value={app.display.theme} />
      <fieldset>
        <legend className="sr">{t('panel.letters')}</legend>
        {textSizes.map((size) => (
          <button
            key={size}
            type="submit"
            name="texte"
            value={size}
            className={`btn ${size}`}
            aria-pressed={size === text}
            onClick={(event) => choose(event, size)}
          >
            <span aria-hidden="true">A</span>
            <span className="sr">{t(`panel.letters.${size}`)}</span>
          </button>
        ))}
      </fieldset>
    </form>
  );
}
