/** The mark: an elephant's trunk curled around a mouse, drawn with the theme's own colours. */
export function BrandMark() {
  return (
    <svg viewBox="0 0 40 40" aria-hidden="true" focusable="false">
      <path
        className="brand-trunk"
        d="M33 10.5C27.5 3.5 16.5 3 10.3 9.3 3.8 16 4.3 27 11.5 32.5c5.8 4.3 13 4 17.5-.2 2.4-2.3 5.3-1.9 6.3.7"
      />
      <circle className="brand-mouse" cx="27" cy="20.5" r="4.8" />
    </svg>
  );
}
