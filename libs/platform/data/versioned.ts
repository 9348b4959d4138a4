import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import { staleVersion } from '../problems.js';

export interface Versioned extends ObjectLiteral {
  id: string;
  version: number;
}

/**
 * Compare-and-set: writes the whole row where `version` is still the one that was read, then moves it on.
 * TypeORM's `save()` is no optimistic lock (a stale save overwrites), so it is never used on shared rows.
 * @throws 409 when another writer came first.
 */
export async function updateVersioned<Entity extends Versioned>(
  manager: EntityManager,
  target: EntityTarget<Entity>,
  entity: Entity,
): Promise<void> {
  const metadata = manager.connection.getMetadata(target);
  const next = entity.version + 1;
  const values = Object.fromEntries(
    metadata.columns
      .filter((column) => !column.isPrimary && column.isUpdate)
      .map((column) => [column.propertyName, column.getEntityValue(entity)]),
  );
  const result = await manager
    .createQueryBuilder()
    .update(target)
    .set({ ...values, version: next } as never)
    .where('id = :id AND version = :version', { id: entity.id, version: entity.version })
    .execute();
  if (result.affected !== 1) throw staleVersion();
  entity.version = next;
}

/** @throws 409 with the current version when the writer read an older one. */
export function expectVersion(entity: { version: number }, read: number): void {
  if (entity.version !== read) throw staleVersion(entity.version);
}

/** Inserts an entity as it stands. TypeORM's own type for this gives up on recursive JSON columns. */
export async function insertEntity<Entity extends ObjectLiteral>(
  manager: EntityManager,
  target: EntityTarget<Entity>,
  entity: Entity,
): Promise<void> {
  await manager.insert(target, entity as never);
}
