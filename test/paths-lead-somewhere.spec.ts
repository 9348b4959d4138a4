import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Letters, acts and lists write addresses of pages: each of them is a page of the web, and each anchor is there. */

const root = join(import.meta.dirname, '..');
const sources = (folder: string, ends: RegExp): { file: string; text: string }[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => ends.test(file) && !/\.spec\.tsx?$|generated/.test(file))
    .map((file) => ({ file: `${folder}/${file}`, text: readFileSync(join(root, folder, file), 'utf8') }));

const web = sources('apps/web/src', /\.tsx?$/);
const servers = sources('libs', /\.ts$/);

interface Route {
  parent: string;
  path: string;
}

/** Routes as they are written: their name, their parent, their own part of the path. */
function routePaths(): string[] {
  const text = web
    .filter(({ file }) => file.startsWith('apps/web/src/routes/'))
    .map((one) => one.text)
    .join('\n');
  const written =
    /const (\w+) = createRoute\(\{\s+getParentRoute: \(\) => (\w+),\s+(?:path: '([^']*)'|id: '[^']*')/g;
  const routes = new Map<string, Route>(
    [...text.matchAll(written)].map(([, name = '', parent = '', path = '']) => [name, { parent, path }]),
  );
  // Whatever is written otherwise would be left out in silence.
  expect(routes.size).toBe(text.match(/= createRoute\(/g)?.length);
  const whole = (name: string): string => {
    const route = routes.get(name);
    return route === undefined ? '' : `${whole(route.parent)}/${route.path}`;
  };
  return [...routes.keys()]
    .map((name) => whole(name).replaceAll(/\/+/g, '/').replace(/\/$/, ''))
    .filter((path) => path !== '' && path !== '/$');
}

interface Written {
  file: string;
  path: string;
}

/** `${page(publicUrl, event)}/accuse` stands for what `page` gives. */
function withHelpers(text: string): string {
  const helpers = [...text.matchAll(/const (\w+) = \(publicUrl[^=]*=>\s*`([^`]*)`/g)];
  return helpers.reduce(
    (sofar, [, name = '', given = '']) =>
      sofar.replaceAll(new RegExp(`\\$\\{${name}\\([^)]*\\)\\}`, 'g'), given),
    text,
  );
}

const WRITTEN = [
  // `${publicUrl}/candidatures/${id}`
  /`\$\{(?:this\.env\.)?publicUrl\}(\/[^`]*)`/g,
  // path: `/appels/${slug}`, path: one ? `/fils/${one}` : '/fils'
  /(?<=\bpath: [^,\n]*)[`'](\/[^`'\n]*)[`']/g,
  // (id) => `/candidatures/${id}`
  /=>\s*[`'](\/(?!api\/)[^`'\n]*)[`']/g,
  // threadPath() and what stands on it
  /\$\{threadPath\([^)]*\)\}([^`]*)`/g,
];

const writtenIn = ({ file, text }: { file: string; text: string }): Written[] =>
  WRITTEN.flatMap((pattern) =>
    [...withHelpers(text).matchAll(pattern)].map(([whole, path = '']) => ({
      file,
      path: whole.startsWith('${threadPath') ? `/fils/\${id}${path}` : path,
    })),
  );

/** The socket's door, a cookie's reach. */
const NOT_PAGES = new Set(['/socket.io', '/']);

/** Written by the server before their screen is there; the test fails once it is, so that none stays here. */
const AWAITED = ['/panels/x/seances/x'];

const written = [
  ...servers.flatMap(writtenIn),
  ...web.filter(({ file }) => file.endsWith('day/todo-line.tsx')).flatMap(writtenIn),
].filter(({ path }) => !path.startsWith('/api/') && !NOT_PAGES.has(path) && !/^\/(?:\$\{|\/)/.test(path));

const pageOf = (path: string): string => path.replace(/[#?].*$/, '');

it('every path that a letter, an act or a list writes is a page', () => {
  const routes = routePaths().map(
    (path) => new RegExp(`^${path.replaceAll(/\$\w+/g, '[^/]+').replaceAll('.', '\\.')}$`),
  );
  const pages = written.map((one) => ({ ...one, sample: pageOf(one.path).replaceAll(/\$\{[^}]*\}/g, 'x') }));
  // The ways they are written are known: a new one that this test does not see would be left out in silence.
  expect(new Set(pages.map(({ sample }) => sample)).size).toBeGreaterThan(20);
  const isPage = (sample: string): boolean => routes.some((route) => route.test(sample));
  expect(pages.filter(({ sample }) => !isPage(sample) && !AWAITED.includes(sample))).toEqual([]);
  expect(AWAITED.filter(isPage)).toEqual([]);
});

it('every letter tells an address this test reads', () => {
  const letters = servers.filter(({ file }) => file.endsWith('.letters.ts') && /\burl\b/.test(file));
  const silent = letters.filter(
    (letter) => /publicUrl\}/.test(letter.text) && writtenIn(letter).length === 0,
  );
  expect(silent.map(({ file }) => file)).toEqual([]);
});

it('every anchor they write is on a page', () => {
  const anchored = written.flatMap(({ file, path }) => {
    const [, anchor = ''] = /#([^`]+)$/.exec(path) ?? [];
    // What is only a value is a secret of the address, not a place in the page.
    const fixed = anchor.replace(/\$\{.*$/, '');
    return fixed === '' ? [] : [{ file, fixed, whole: fixed === anchor }];
  });
  expect(anchored.map(({ fixed }) => fixed)).toEqual(expect.arrayContaining(['m', 'tache-', 'reponse-']));
  const known = (fixed: string, whole: boolean): boolean =>
    web.some(({ file, text }) => {
      if (file.endsWith('todo-line.tsx')) return false;
      return whole
        ? text.includes(`"${fixed}"`)
        : text.includes(`\`${fixed}\${`) || text.includes(`/^${fixed}(`);
    });
  expect(anchored.filter(({ fixed, whole }) => !known(fixed, whole))).toEqual([]);
});
