import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** axe finds nothing, nothing scrolls sideways; a picture for whoever asks for one. */
export async function inspect(page: Page, name: string): Promise<void> {
  await page.evaluate(axe);
  const violations = await page.evaluate<{ id: string; nodes: { html: string }[] }[]>(
    'axe.run({ resultTypes: ["violations"] }).then(({ violations }) => violations)',
  );
  expect(
    violations.map(({ id, nodes }) => `${name}: ${id} ${nodes.map(({ html }) => html).join(' ')}`),
  ).toEqual([]);
  const over = await page.evaluate<string[]>(
    '[...document.querySelectorAll("body *")].filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1).map((one) => one.className || one.tagName)',
  );
  const wide = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
  expect([name, Math.max(0, wide), wide > 0 ? over : []]).toEqual([name, 0, []]);
  if (process.env.CORNAC_PICTURES) {
    await page.screenshot({ path: `${process.env.CORNAC_PICTURES}/${name}.png` });
  }
}
