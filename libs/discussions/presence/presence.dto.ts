import { FlagField } from '#platform';

export class PresenceSetting {
  @FlagField({ description: 'Others see that I read or write in a thread where I wrote' }) shown!: boolean;
}
