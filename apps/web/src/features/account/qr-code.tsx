import { create } from 'qrcode';

/** White around the marks, in modules: readers need it to find them. */
const QUIET = 4;

/** A QR code drawn as one path; always dark on white, or readers miss it. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
  const marks = [...data.keys()].filter((at) => data[at] === 1);
  const path = marks.map((at) => `M${(at % size) + QUIET} ${Math.floor(at / size) + QUIET}h1v1h-1z`).join('');
  const whole = size + 2 * QUIET;
  return (
    <svg
      className="qr"
      viewBox={`0 0 ${whole} ${whole}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={whole} height={whole} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
