import { ArrayMinSize, ArrayUnique, IsIn } from 'class-validator';
import { IdField, InstantField, IntegerField, ObjectsField, say, TextField, TextsField } from '#platform';
import { TOKEN_SCOPES, type TokenScope } from './token-scopes.rules.js';

const SCOPES = `Among: ${TOKEN_SCOPES.join(', ')}. Writing includes reading; \`read\` and \`write\` cover every noun.`;

export class MakeTokenRequest {
  @TextField({ min: 1, max: 80, description: 'What the token is for' }) name!: string;

  @IsIn(TOKEN_SCOPES, {
    each: true,
    ...say('Ce choix n’est pas dans la liste.', 'This choice is not in the list.'),
  })
  @ArrayUnique(say('Deux éléments sont identiques.', 'Two items are identical.'))
  @ArrayMinSize(1, say('Un choix au moins.', 'At least one choice.'))
  @TextsField({ max: 30, maxItems: TOKEN_SCOPES.length, description: SCOPES })
  scopes!: TokenScope[];

  @IntegerField({ min: 1, max: 365, description: 'Days until it stops working' }) days!: number;
}

export class TokenResponse {
  @IdField() id!: string;
  @TextField({ max: 80 }) name!: string;
  @TextsField({ max: 30, maxItems: TOKEN_SCOPES.length, description: SCOPES }) scopes!: TokenScope[];
  @InstantField() createdAt!: string;
  @InstantField() expiresAt!: string;
  @InstantField({ nullable: true, description: 'Within five minutes' }) lastUsedAt!: string | null;
  @TextsField({ max: 20, maxItems: 5 }) actions!: string[];
}

export class TokensResponse {
  @ObjectsField(() => TokenResponse, { maxItems: 20 }) items!: TokenResponse[];
}

export class MadeTokenResponse extends TokenResponse {
  @TextField({ max: 80, description: 'Shown this once' }) token!: string;
}
