/**
 * Computes the contrast (WCAG 2.2) of every pair of colours that meet, in the three themes, from tokens.css itself:
 * 7:1 for text, 3:1 for the edges of controls, marks of charts and the focus ring.
 */
import { readFileSync } from 'node:fs';

const css = readFileSync(new URL('../src/styles/tokens.css', import.meta.url), 'utf8');

/** The declarations of the last rule with this selector that names colours. */
function theme(selector) {
  const rules = [...css.matchAll(/(?<selector>[^{}]+)\{(?<body>[^{}]*)\}/g)].filter(
    ({ groups }) => groups.selector.trim().endsWith(selector) && groups.body.includes('--paper:'),
  );
  const body = rules.at(-1)?.groups.body;
  if (body === undefined) throw new Error(`tokens.css has no colours for ${selector}`);
  return Object.fromEntries(
    [...body.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/gi)].map(([, name, hex]) => [name, hex]),
  );
}

const channel = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
const luminance = (hex) => {
  const [red, green, blue] = [1, 3, 5].map((at) => channel(Number.parseInt(hex.slice(at, at + 2), 16) / 255));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const ratio = (one, other) => {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
};

const grounds = ['paper', 'sheet', 'sunk'];
const states = ['ok', 'warn', 'late', 'info'];
const on = (names, backs, least) => names.flatMap((name) => backs.map((back) => [name, back, least]));
const pairs = [
  ...on(['ink', 'ink-2', 'elephant', 'link', ...states], grounds, 7),
  ...on(['ink', 'elephant'], ['elephant-soft'], 7),
  ...states.flatMap((state) => on([state, 'ink'], [`${state}-soft`], 7)),
  ['elephant-ink', 'elephant', 7],
  ...on(['mouse-ink'], ['mouse', 'mouse-hover'], 7),
  ...on([...states.map((state) => `${state}-mark`), 'edge', 'focus', 'mouse-edge'], grounds, 3),
];

const themes = {
  light: theme(':root'),
  dark: theme('[data-theme="dark"]'),
  contrast: theme('[data-theme="contrast"]'),
};
// What the system asks for must be what the person can choose: the same colours are written twice.
const queries = { dark: 'prefers-color-scheme: dark', contrast: 'prefers-contrast: more' };
let faults = 0;
for (const [name, colours] of Object.entries(themes)) {
  for (const [front, back, least] of pairs) {
    const found = ratio(colours[front], colours[back]);
    if (found >= least) continue;
    faults += 1;
    process.stderr.write(`${name}: ${front} on ${back} is ${found.toFixed(2)}, at least ${least} wanted\n`);
  }
}
for (const [name, query] of Object.entries(queries)) {
  const asked = css.slice(css.indexOf(query), css.indexOf(`[data-theme="${name}"]`));
  for (const [token, hex] of Object.entries(themes[name])) {
    if (asked.includes(`--${token}: ${hex};`)) continue;
    faults += 1;
    process.stderr.write(`${name}: --${token} differs between the system's theme and the chosen one\n`);
  }
}
process.stdout.write(`${pairs.length * 3} pairs of colours, ${faults} faults\n`);
process.exitCode = faults === 0 ? 0 : 1;
