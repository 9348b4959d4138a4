import { Injectable } from '@nestjs/common';
import { Clock, Journal, Transaction } from '#platform';
import { taskDue } from '../discussion.events.js';
import { TasksRepository } from './tasks.repository.js';

const BATCH = 200;

/** Tells who is to do it that a task falls due, the day before; that it is late, the day after. Runs by the clock. */
@Injectable()
export class TaskRemindersService {
  constructor(
    private readonly transaction: Transaction,
    private readonly tasks: TasksRepository,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** The mark and the event are one transaction: a reminder leaves once however many workers pass. @returns how many. */
  async remind(): Promise<number> {
    return this.transaction.run(async () => {
      const due = await this.tasks.takeReminders(dayInParis(this.clock.now()), BATCH);
      await this.journal.recordAll(null, due.map(taskDue));
      return due.length;
    });
  }
}

/** `AAAA-MM-JJ`, where the people of Cornac live. */
const dayInParis = (instant: Date): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', dateStyle: 'short' }).format(instant);
