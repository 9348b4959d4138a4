import type { INestApplicationContext } from '@nestjs/common';
import type { TaskList } from 'graphile-worker';
import {
  asSystem,
  type DomainEvent,
  EventDelivery,
  type Mail,
  MailTransport,
  type Subscriptions,
} from '#platform';

/** Every job the worker knows. Each may run twice: a crash after the work, before the mark, repeats it. */
export function jobsOf(app: INestApplicationContext, subscriptions: Subscriptions<DomainEvent>): TaskList {
  const delivery = app.get(EventDelivery);
  const transport = app.get(MailTransport);
  return {
    notify_listener: (payload) => {
      const { eventId, listener } = payload as { eventId: string; listener: string };
      return asSystem(() => delivery.notify(eventId, listener, subscriptions));
    },
    send_mail: (payload) => asSystem(() => transport.deliver(payload as Mail)),
  };
}
