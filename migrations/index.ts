import { Foundation1795000000000 } from './1795000000000-foundation.js';
import { Calls1795000000100 } from './1795000000100-calls.js';
import { Applications1795000000200 } from './1795000000200-applications.js';
import { Discussions1795000000300 } from './1795000000300-discussions.js';
import { DraftMoves1795000000400 } from './1795000000400-draft-moves.js';
import { SignInFactors1795000001000 } from './1795000001000-sign-in-factors.js';
import { OtherWaysIn1795000001100 } from './1795000001100-other-ways-in.js';
import { Members1795000001200 } from './1795000001200-members.js';
import { OrganisationProfiles1795000001300 } from './1795000001300-organisation-profiles.js';
import { SecondWall1795000001400 } from './1795000001400-second-wall.js';
import { Privacy1795000001500 } from './1795000001500-privacy.js';
import { Administration1795000001600 } from './1795000001600-administration.js';
import { PanelistKeys1795000001700 } from './1795000001700-panelist-keys.js';
import { LentRights1795000001800 } from './1795000001800-lent-rights.js';
import { MessageChanges1795000002000 } from './1795000002000-message-changes.js';
import { MessageFeatures1795000002100 } from './1795000002100-message-features.js';
import { Acts1795000002200 } from './1795000002200-acts.js';
import { Guests1795000002300 } from './1795000002300-guests.js';
import { TaskLists1795000002380 } from './1795000002380-task-lists.js';
import { Panels1795000002400 } from './1795000002400-panels.js';
import { FrozenQuotes1795000002410 } from './1795000002410-frozen-quotes.js';

/** One ordered history for the whole product; a file's stamp is its place in it. */
export const migrations = [
  Foundation1795000000000,
  Calls1795000000100,
  Applications1795000000200,
  Discussions1795000000300,
  DraftMoves1795000000400,
  SignInFactors1795000001000,
  OtherWaysIn1795000001100,
  Members1795000001200,
  OrganisationProfiles1795000001300,
  SecondWall1795000001400,
  Privacy1795000001500,
  Administration1795000001600,
  PanelistKeys1795000001700,
  LentRights1795000001800,
  MessageChanges1795000002000,
  MessageFeatures1795000002100,
  Acts1795000002200,
  Guests1795000002300,
  TaskLists1795000002380,
  Panels1795000002400,
  FrozenQuotes1795000002410,
];
