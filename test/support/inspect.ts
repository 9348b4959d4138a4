import type { Page } from 'playwright-core';
import { axeFindings } from './axe.js';

/** axe finds nothing, nothing scrolls sideways; a picture for whoever asks for one. */
export async function inspect(page: Page, name: string): Promise<void> {
  expect([name, ...(await axeFindings(page))]).toEqual([name]);
  const over = await page.evaluate<string[]>(
    '[...document.querySelectorAll("body *")].filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1).map((one) => one.className || one.tagName)',
  );
  const wide = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
  expect([name, Math.max(0, wide), wide > 0 ? over : []]).toEqual([name, 0, []]);
  if (process.env.CORNAC_PICTURES) {
    await page.screenshot({ path: `${process.env.CORNAC_PICTURES}/${name}.png` });
  }
}
