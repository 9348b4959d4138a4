import { readFileSync } from 'node:fs';
import type { Locale } from '~/messages/keys';

interface Chunk {
  file: string;
  css?: string[];
  assets?: string[];
  imports?: string[];
  isEntry?: boolean;
  src?: string;
}
type Manifest = Record<string, Chunk>;

const ENTRY = 'src/entry-client.tsx';
const known = new Map<Locale, readonly string[]>();
let manifest: Manifest | undefined;

/** The client build's own list of files, beside the server build: dist/web/client/.vite/manifest.json. */
function readManifest(): Manifest {
  const address = new URL('../client/.vite/manifest.json', import.meta.url);
  manifest ??= JSON.parse(readFileSync(address, 'utf8')) as Manifest;
  return manifest;
}

/**
 * Style sheet, first font, and the scripts of this language, before React has anything to say: they are the
 * same for every page, so they stay out of the tree that the browser compares. Scripts wait behind what paints:
 * the page is readable before they arrive.
 */
export function headTags(locale: Locale, nonce: string): string {
  const tags = known.get(locale) ?? buildTags(locale);
  known.set(locale, tags);
  return tags.map((tag) => tag.replace('<script', `<script nonce="${nonce}"`)).join('');
}

function buildTags(locale: Locale): readonly string[] {
  const chunks = readManifest();
  const entry = chunkAt(chunks, ENTRY);
  const words = chunkAt(chunks, `src/messages/${locale}/base.json`);
  const font = Object.values(chunks).find((chunk) => chunk.file.includes('latin-wght-normal'));
  const scripts = new Set([...importsOf(chunks, ENTRY), words.file]);
  return [
    ...(font === undefined
      ? []
      : [`<link rel="preload" as="font" type="font/woff2" href="/${font.file}" crossorigin="">`]),
    ...(entry.css ?? []).map((file) => `<link rel="stylesheet" href="/${file}">`),
    ...[...scripts].map((file) => `<link rel="modulepreload" fetchpriority="low" href="/${file}">`),
    `<script type="module" fetchpriority="low" src="/${entry.file}"></script>`,
  ];
}

function chunkAt(chunks: Manifest, key: string): Chunk {
  const chunk = chunks[key];
  if (chunk === undefined) throw new Error(`The client build has no ${key}: run the client build first`);
  return chunk;
}

function importsOf(chunks: Manifest, key: string, seen = new Set<string>()): string[] {
  const found: string[] = [];
  for (const imported of chunkAt(chunks, key).imports ?? []) {
    if (seen.has(imported)) continue;
    seen.add(imported);
    found.push(chunkAt(chunks, imported).file, ...importsOf(chunks, imported, seen));
  }
  return found;
}
