import { KeyField } from '#platform';

export class InboundMailResponse {
  @KeyField({ max: 20, description: 'What became of it; a refusal is told to who sent it, by a letter' })
  outcome!: string;
}
