import {
  ChoiceField,
  currentLocale,
  FlagField,
  IdField,
  InstantField,
  IntegerField,
  LOCALES,
  ObjectsField,
  TextField,
  TextsField,
} from '#platform';
import type { ConsentRow, TextRow } from './consents.repository.js';
import type { HeldRows } from './data.repository.js';
import { TEXT_KINDS, type TextKind } from './texts.js';

const HOWS = ['screen', 'paper', 'voice'] as const;

export class ConsentTextResponse {
  @ChoiceField(TEXT_KINDS, { enumName: 'ConsentTextKind' }) kind!: string;
  @IntegerField() version!: number;
  @ChoiceField(LOCALES, { enumName: 'Locale' }) locale!: string;
  @TextField({ max: 200 }) title!: string;
  @TextField({ max: 50_000, description: 'Markdown' }) body!: string;
  @TextField({ max: 64, description: 'SHA-256 of title and body, to be sent back when agreeing' })
  sha256!: string;
  @InstantField() publishedAt!: string;

  static from({ id: _, publishedAt, ...text }: TextRow): ConsentTextResponse {
    return { ...text, publishedAt: publishedAt.toISOString() };
  }
}

export class ConsentResponse {
  @IdField() id!: string;
  @ChoiceField(TEXT_KINDS, { enumName: 'ConsentTextKind' }) kind!: string;
  @IntegerField() version!: number;
  @TextField({ max: 200 }) title!: string;
  @TextField({ max: 64 }) sha256!: string;
  @ChoiceField(HOWS, { enumName: 'ConsentManner' }) how!: string;
  @InstantField() givenAt!: string;
  @InstantField({ nullable: true }) withdrawnAt!: string | null;

  static from({ givenAt, withdrawnAt, ...consent }: ConsentRow): ConsentResponse {
    return {
      ...consent,
      givenAt: givenAt.toISOString(),
      withdrawnAt: withdrawnAt?.toISOString() ?? null,
    };
  }
}

export class ConsentsResponse {
  @ObjectsField(() => ConsentResponse) items!: ConsentResponse[];
  @TextsField({ max: 40, maxItems: 10, description: 'Texts in force the person has not agreed to yet' })
  due!: TextKind[];
}

export class GiveConsentRequest {
  @ChoiceField(TEXT_KINDS, { enumName: 'ConsentTextKind' }) kind!: TextKind;
  @TextField({ min: 64, max: 64, description: 'Of the text as it was shown' }) sha256!: string;
}

export class HeldDataItem {
  @TextField({ max: 60 }) table!: string;
  @TextField({ max: 200 }) holds!: string;
  @IntegerField() count!: number;
}

export class HeldDataResponse {
  @ObjectsField(() => HeldDataItem) items!: HeldDataItem[];
  @FlagField({ description: 'The law forbids erasing for now' }) held!: boolean;
}

export class EraseAccountRequest {
  @TextField({
    max: 254,
    description:
      'One’s own e-mail address, typed again; for a panelist, the code of their letter; for a guest, their name',
  })
  confirmation!: string;
}

/** What is held about a person, to take away. */
export interface DataExport {
  madeAt: string;
  account: string;
  tables: { table: string; holds: string; rows: Record<string, unknown>[]; cut: boolean }[];
}

export const toExport = (accountId: string, held: readonly HeldRows[], madeAt: Date): DataExport => ({
  madeAt: madeAt.toISOString(),
  account: accountId,
  tables: held.map(({ table, rows, cut }) => ({
    table: table.name,
    holds: table.holds[currentLocale()],
    rows,
    cut,
  })),
});
