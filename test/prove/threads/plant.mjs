/** Preloaded in an API process that must be faulty: patches the files of one fault as they are loaded. */
import { registerHooks } from 'node:module';
import { FAULTS } from './faults.mjs';

const fault = FAULTS.find(({ name }) => name === process.env.PLANTED_FAULT);
if (!fault) throw new Error(`No such fault: ${process.env.PLANTED_FAULT}`);

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    const patches = fault.patches?.filter(({ file }) => url.endsWith(file)) ?? [];
    if (patches.length === 0) return loaded;
    const source = patches.reduce((text, { find, put }) => {
      if (text.split(find).length !== 2) throw new Error(`${fault.name}: found not once in ${url}: ${find}`);
      return text.replace(find, () => put);
    }, String(loaded.source));
    return { ...loaded, source };
  },
});
