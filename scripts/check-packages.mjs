/** What the lock file promises: no version with a known hole, and no install script that nobody has allowed. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root, say } from './paths.mjs';

/** The oldest version we may run, and the hole that the one before had. */
const floors = {
  '@nestjs/common': ['11.1.18', 'CVE-2024-29409, CVE-2026-35515'],
  '@nestjs/core': ['11.1.18', 'CVE-2024-29409, CVE-2026-35515'],
  '@nestjs/platform-fastify': ['11.1.11', 'GHSA-8wpr-639p-ccrj'],
  typeorm: ['0.3.26', 'CVE-2025-60542'],
  multer: ['2.3.0', 'CVE-2025-47935, CVE-2026-77063'],
  'socket.io-parser': ['4.2.7', 'CVE-2026-33151, CVE-2026-69185'],
  'class-validator': ['0.14.0', 'CVE-2019-18413'],
  validator: ['13.15.22', 'CVE-2025-56200, CVE-2025-12758'],
  'sanitize-html': ['2.17.4', 'CVE-2026-44990'],
  nodemailer: ['9.1.1', 'GHSA-mm7p-fcc7-pg87, CVE-2025-14874'],
};

/**
 * @typedef {object} Locked
 * @property {string} [version]
 * @property {string} [integrity]
 * @property {boolean} [link]
 * @property {boolean} [inBundle]
 * @property {boolean} [hasInstallScript]
 * @property {boolean} [optional]
 * @property {string[]} [os]
 * @property {string[]} [cpu]
 * @property {string[]} [libc]
 */

/**
 * @param {string} version
 * @param {string} floor
 */
function isBelow(version, floor) {
  const [have, want] = [version, floor].map((text) => (text.split('-')[0] ?? '').split('.').map(Number));
  const place = [0, 1, 2].find((index) => have?.[index] !== want?.[index]);
  return place !== undefined && (have?.[place] ?? 0) < (want?.[place] ?? 0);
}

/**
 * Could it be installed where Cornac is served from: Linux with glibc on x64 or arm64? The others are named in
 * the lock file only so that `npm ci` finds it complete.
 * @param {Locked} locked
 */
function isServed({ os, cpu, libc }) {
  const fits = (/** @type {string[] | undefined} */ list, /** @type {string[]} */ ours) =>
    !list || ours.some((name) => list.includes(name));
  return fits(os, ['linux']) && fits(cpu, ['x64', 'arm64']) && fits(libc, ['glibc']);
}

/**
 * @param {Record<string, Locked>} packages by folder
 * @param {Record<string, boolean>} allowScripts
 * @returns {string[]} one sentence per fault
 */
export function faultsOf(packages, allowScripts) {
  const faults = [];
  for (const [folder, locked] of Object.entries(packages)) {
    const name = folder.split('node_modules/').pop() ?? '';
    if (!name || !locked.version) continue;
    const floor = Object.entries(floors).find(([known]) => known === name)?.[1];
    if (floor?.[0] && isBelow(locked.version, floor[0])) {
      faults.push(`${folder} ${locked.version} is older than ${floor[0]} (${floor[1]}).`);
    }
    if (!locked.integrity && !locked.link && !locked.inBundle && isServed(locked))
      faults.push(`${folder} has no checksum.`);
    if (locked.hasInstallScript && !(name in allowScripts) && isServed(locked)) {
      faults.push(
        `${folder} runs a script when installed: name it in allowScripts of package.json, true or false.`,
      );
    }
  }
  return faults;
}

if (import.meta.main) {
  const [lock, own] = await Promise.all(
    ['package-lock.json', 'package.json'].map(async (file) =>
      JSON.parse(await readFile(join(root, file), 'utf8')),
    ),
  );
  const faults = faultsOf(lock.packages, own.allowScripts);
  for (const fault of faults) say(fault);
  if (faults.length > 0) process.exitCode = 1;
}
