const LEFT = 72;
const TOP = 770;
const LEADING = 18;

/** Signs of WinAnsi that Latin-1 keeps elsewhere. */
const WIN_ANSI: Record<string, number> = { '’': 0x92, '€': 0x80, œ: 0x9c, Œ: 0x8c, '–': 0x96 };

/** A real PDF of one page: a title, then lines, in the reader's own Helvetica. */
export function pagePdf(title: string, lines: readonly string[]): Buffer {
  const shown = [
    `/F1 15 Tf ${LEFT} ${TOP} Td (${escaped(title)}) Tj`,
    `/F2 11 Tf 0 -${2 * LEADING} Td ${LEADING} TL`,
    ...lines.map((line) => `(${escaped(line)}) Tj T*`),
  ].join('\n');
  const content = encoded(`BT\n${shown}\nET`);
  const objects = [
    encoded('<< /Type /Catalog /Pages 2 0 R /Lang (fr-FR) >>'),
    encoded('<< /Type /Pages /Kids [3 0 R] /Count 1 >>'),
    encoded(
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 6 0 R /Resources << /Font << /F1 4 0 R /F2 5 0 R >> >> >>',
    ),
    font('Helvetica-Bold'),
    font('Helvetica'),
    Buffer.concat([encoded(`<< /Length ${content.length} >>\nstream\n`), content, encoded('\nendstream')]),
  ];
  return assembled(objects);
}

const font = (name: string): Buffer =>
  encoded(`<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`);

const escaped = (text: string): string => text.replace(/[\\()]/g, '\\$&');

function encoded(text: string): Buffer {
  return Buffer.from([...text].map((sign) => WIN_ANSI[sign] ?? sign.charCodeAt(0)));
}

/** Numbers the objects and writes the table of where each begins. */
function assembled(objects: readonly Buffer[]): Buffer {
  const parts: Buffer[] = [encoded('%PDF-1.4\n%âãÏÓ\n')];
  const starts: number[] = [];
  let size = parts[0]?.length ?? 0;
  const add = (part: Buffer): void => {
    parts.push(part);
    size += part.length;
  };
  objects.forEach((object, i) => {
    starts.push(size);
    add(Buffer.concat([encoded(`${i + 1} 0 obj\n`), object, encoded('\nendobj\n')]));
  });
  const table = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('');
  const count = objects.length + 1;
  const from = size;
  add(encoded(`xref\n0 ${count}\n0000000000 65535 f \n${table}`));
  add(encoded(`trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${from}\n%%EOF\n`));
  return Buffer.concat(parts);
}
