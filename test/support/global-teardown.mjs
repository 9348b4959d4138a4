import { leaveServer } from './global-setup.mjs';

export default async function globalTeardown() {
  await leaveServer();
}
