import { type Cornac, type CornacOptions, openCornac } from './app.js';
import { CAST, type CallScene, type Role, setCallScene } from './call-scene.js';
import type { Arrival, Person } from './person.js';
import { type Standing, standing } from './standing.js';

/** The product with a published call and everyone around it, each signed in, while the tests of a file run. */
export interface StandingCall {
  cornac: Cornac;
  as: Record<Role, Person>;
  scene: CallScene;
}

export function standingCall({
  secondFactor = false,
  env,
  pages,
  ...lasting
}: Arrival & CornacOptions & Standing = {}): StandingCall {
  const cornac = standing(() => openCornac({ env, pages }), lasting);
  const as = standing(() => cornac.people(CAST, { secondFactor }), lasting);
  const scene = standing(() => setCallScene(cornac.service, as), lasting);
  return { cornac, as, scene };
}
