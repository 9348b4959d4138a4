import { randomUUID } from 'node:crypto';
import { type Actor, type Viewer, viewerOf, workContext } from '../../libs/platform/index.js';

/**
 * A service as a scene calls it: each call is work on behalf of the actor it names first, else of the product itself,
 * as the guard says it for requests. The second wall stands in every test.
 */
export function acting<Service extends object>(service: Service): Service {
  return new Proxy(service, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]) =>
        workContext.run(
          {
            requestId: randomUUID(),
            locale: 'fr',
            viewer: viewerFrom(args[0]),
            rightsUsed: {},
            ...workContext.getStore(),
          },
          () => member.apply(target, args) as unknown,
        );
    },
  });
}

const viewerFrom = (first: unknown): Viewer => (isActor(first) ? viewerOf(first) : 'system');

const isActor = (value: unknown): value is Actor =>
  typeof value === 'object' && value !== null && 'accountId' in value && 'memberships' in value;
