import { ChoiceField, DayField, FlagField, IdField, IntegerField, ObjectsField, TextField } from '#platform';

export const UPON_WITHDRAWAL = ['erase', 'detach'] as const;
export type UponWithdrawal = (typeof UPON_WITHDRAWAL)[number];
export const CONSENT_WAYS = ['screen', 'paper', 'voice'] as const;
export type ConsentWay = (typeof CONSENT_WAYS)[number];
const NOTED_WAYS = ['paper', 'voice'] as const;

export class PublishConsentTextRequest {
  @IdField({ optional: true, nullable: true, description: 'Of one study; none: of the panel' })
  sessionId?: string | null;
  @TextField({ min: 1, max: 20_000 }) words!: string;
  @FlagField() coversHealth!: boolean;
  @ChoiceField(UPON_WITHDRAWAL, {
    enumName: 'UponWithdrawal',
    description: 'What a withdrawal does to answers: erased, or kept with nothing that leads to the person',
  })
  uponWithdrawal!: UponWithdrawal;
}

export class PanelConsentText {
  @IdField() id!: string;
  @IdField({ nullable: true }) sessionId!: string | null;
  @IntegerField() number!: number;
  @TextField({ max: 20_000 }) words!: string;
  @TextField({ max: 64, description: 'SHA-256 of the words' }) sha256!: string;
  @FlagField() coversHealth!: boolean;
  @ChoiceField(UPON_WITHDRAWAL, { enumName: 'UponWithdrawal' }) uponWithdrawal!: UponWithdrawal;
  @FlagField({ description: 'The last one published' }) inForce!: boolean;
}

export class PanelConsentTexts {
  @ObjectsField(() => PanelConsentText) items!: PanelConsentText[];
}

export class NotePanelConsentRequest {
  @IdField() textId!: string;
  @ChoiceField(NOTED_WAYS, { enumName: 'NotedConsentWay' }) way!: 'paper' | 'voice';
  @DayField({ optional: true, description: 'Today unless said' }) givenOn?: string;
  @DayField({ optional: true, nullable: true }) expiresOn?: string | null;
}

export class GivePanelConsentRequest {
  @IdField() textId!: string;
  @TextField({ min: 64, max: 64, description: 'SHA-256 of the words that were shown' }) sha256!: string;
}

export class WithdrawPanelConsentRequest {
  @IdField({ nullable: true, description: 'One text; null: everything, and who they are is forgotten' })
  textId!: string | null;
}

export class PanelConsent {
  @IdField() id!: string;
  @IdField() textId!: string;
  @ChoiceField(CONSENT_WAYS, { enumName: 'ConsentWay' }) way!: ConsentWay;
  @DayField() givenOn!: string;
  @DayField({ nullable: true }) expiresOn!: string | null;
  @DayField({ nullable: true }) withdrawnOn!: string | null;
  @FlagField({ description: 'The sheet was scanned' }) hasFile!: boolean;
}

export class PanelConsents {
  @ObjectsField(() => PanelConsent) items!: PanelConsent[];
}

/** A panel as one of its people sees it. */
export class MyPanel {
  @IdField() id!: string;
  @TextField({ max: 160 }) name!: string;
  @TextField({ max: 4000 }) purpose!: string;
  @TextField({ max: 8000 }) charter!: string;
  @TextField({ max: 40, description: 'How one is called there' }) pseudonym!: string;
  @ObjectsField(() => PanelConsentText, { description: 'In force, of the panel and of its studies' })
  texts!: PanelConsentText[];
  @ObjectsField(() => PanelConsent) consents!: PanelConsent[];
}

export class MyPanels {
  @ObjectsField(() => MyPanel) items!: MyPanel[];
}
