/**
 * Proves the catalogues: both languages have the same keys, with the same values and tags inside; every key is
 * used and every used key exists; French has its non-breaking spaces and its apostrophes.
 * `--write` mends the spaces and the apostrophes.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, TYPE } from '@formatjs/icu-messageformat-parser';

const source = fileURLToPath(new URL('../src/', import.meta.url));
const write = process.argv.includes('--write');
const faults = [];

const read = (locale) => {
  const folder = join(source, 'messages', locale);
  const words = new Map();
  for (const file of readdirSync(folder).sort()) {
    for (const [key, text] of Object.entries(JSON.parse(readFileSync(join(folder, file), 'utf8')))) {
      if (words.has(key)) faults.push(`${locale}: ${key} is written twice (${words.get(key).file}, ${file})`);
      words.set(key, { text, file });
    }
  }
  return words;
};

/** Names and tags a message takes, so that a translation cannot lose one. */
function holes(elements, found = new Set()) {
  for (const element of elements) {
    if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
    found.add(element.type === TYPE.tag ? `<${element.value}>` : `{${element.value}}`);
    if (element.type === TYPE.tag) holes(element.children, found);
    for (const option of Object.values(element.options ?? {})) holes(option.value, found);
  }
  return found;
}

function holesOf(locale, key, text) {
  try {
    return [...holes(parse(text))].sort().join(' ');
  } catch (error) {
    faults.push(`${locale}: ${key} is not ICU: ${error.message}`);
    return '';
  }
}

/** Spaces before : ; ! ? » % and after «, between groups of figures, and the curved apostrophe. */
const wellSet = (text) =>
  text
    .replaceAll('\u202f', '\u00a0')
    .replace(/ (?=[:;!?»%€])/g, '\u00a0')
    .replace(/« /g, '«\u00a0')
    .replace(/(?<=\d) (?=\d{3}(?!\d))/g, '\u00a0')
    .replace(/(?<=\bn°) (?=[\d{])/g, '\u00a0')
    .replace(/(?<=\p{L})'(?=\p{L})/gu, '’');

function checkFrench(words) {
  const mended = new Map();
  for (const [key, { text, file }] of words) {
    const wanted = wellSet(text);
    if (wanted === text) continue;
    if (write) mended.set(file, [...(mended.get(file) ?? []), [key, wanted]]);
    else faults.push(`fr: ${key} lacks a non-breaking space or a curved apostrophe (--write mends it)`);
  }
  for (const [file, changes] of mended) {
    const path = join(source, 'messages/fr', file);
    const all = { ...JSON.parse(readFileSync(path, 'utf8')), ...Object.fromEntries(changes) };
    writeFileSync(path, `${JSON.stringify(all, null, 2)}\n`);
  }
}

function* filesUnder(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesUnder(path);
    else if (/\.tsx?$/.test(entry.name)) yield path;
  }
}

/** Keys as written, and the shapes of those that are put together: `calls.phase.${phase}`. */
function usedIn(keys) {
  const used = new Set();
  const unknown = [];
  const areas = new Set([...keys.keys()].map((key) => key.split('.')[0]));
  for (const path of filesUnder(source)) {
    const code = readFileSync(path, 'utf8');
    for (const [, key] of code.matchAll(/['"]([a-zA-Z]+(?:\.[\w-]+)+)['"]/g)) {
      if (keys.has(key)) used.add(key);
      else if (areas.has(key.split('.')[0])) unknown.push(`${key} (${path.slice(source.length)})`);
    }
    for (const [, shape] of code.matchAll(/`([a-zA-Z]+\.[^`\s]*\$\{[^`]*)`/g)) {
      const pattern = new RegExp(`^${shape.replaceAll('.', '\\.').replace(/\$\{[^}]*\}/g, '[\\w-]+')}$`);
      for (const key of keys.keys()) if (pattern.test(key)) used.add(key);
    }
  }
  return { used, unknown };
}

const french = read('fr');
const english = read('en');
for (const key of french.keys()) if (!english.has(key)) faults.push(`en: ${key} is missing`);
for (const key of english.keys()) if (!french.has(key)) faults.push(`fr: ${key} is missing`);
for (const [key, { text, file }] of french) {
  const other = english.get(key);
  if (other === undefined) continue;
  if (other.file !== file) faults.push(`${key} is in ${file} in French, in ${other.file} in English`);
  const [here, there] = [holesOf('fr', key, text), holesOf('en', key, other.text)];
  if (here !== there) faults.push(`${key} takes « ${here} » in French, « ${there} » in English`);
}
checkFrench(french);
const { used, unknown } = usedIn(french);
for (const key of french.keys()) if (!used.has(key)) faults.push(`${key} is not used`);
for (const key of unknown) faults.push(`no message ${key}`);

for (const fault of faults) process.stderr.write(`${fault}\n`);
process.stdout.write(`${french.size} messages in two languages, ${faults.length} faults\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
