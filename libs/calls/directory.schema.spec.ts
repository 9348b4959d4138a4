import 'reflect-metadata';
import { MoneyDto } from './call.dto.js';
import { CallSummary, LeadSummary } from './call.responses.js';
import { CALL_PAGE_SCHEMA } from './directory.schema.js';

/** Property names that the decorators of a response class declare. */
const declared = (type: new () => object): string[] =>
  (Reflect.getMetadata('swagger/apiModelPropertiesArray', type.prototype) as string[])
    .map((name) => name.slice(1))
    .sort();

describe('the compiled serialiser of the directory', () => {
  const summary = (
    CALL_PAGE_SCHEMA.properties.items as { items: { properties: Record<string, { items?: unknown }> } }
  ).items;

  it('drops nothing that a summary declares', () => {
    expect(Object.keys(summary.properties).sort()).toEqual(declared(CallSummary));
  });
  it('drops nothing of the money nor of the leads', () => {
    const { money, leads } = summary.properties as unknown as {
      money: { properties: object };
      leads: { items: { properties: object } };
    };
    expect(Object.keys(money.properties).sort()).toEqual(declared(MoneyDto));
    expect(Object.keys(leads.items.properties).sort()).toEqual(declared(LeadSummary));
  });
});
