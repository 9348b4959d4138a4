import {
  ChoiceField,
  FlagField,
  IdField,
  InstantField,
  ObjectsField,
  TextField,
  TextsField,
} from '#platform';
import { SIGN_IN_METHODS, type SignInMethod } from '../sign-in/proof.js';

/** A browser signed in to one's account. */
export class DeviceResponse {
  @IdField() id!: string;
  @TextField({ max: 40, nullable: true, description: 'Name of the browser, when it says it' })
  browser!: string | null;
  @TextField({ max: 40, nullable: true, description: 'Name of the system, when it says it' })
  system!: string | null;
  @ChoiceField(SIGN_IN_METHODS, { enumName: 'SignInMethod' }) method!: SignInMethod;
  @InstantField() signedInAt!: string;
  @InstantField({ description: 'Within five minutes' }) seenAt!: string;
  @FlagField({ description: 'The one that asks' }) current!: boolean;
  @TextsField({ max: 20, maxItems: 5 }) actions!: string[];
}

export class DevicesResponse {
  @ObjectsField(() => DeviceResponse) items!: DeviceResponse[];
  @TextField({ max: 400, nullable: true }) next!: string | null;
}
