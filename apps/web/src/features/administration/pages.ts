import type { OrganisationStatus } from '~/api/generated/types.gen';
import type { AppContext } from '~/shared/context';
import { orNotFound } from '~/shared/or-not-found';
import { claimsWaitingQuery, organisationsToVerifyQuery } from './api';
import {
  type AccountsSearch,
  type AuditSearch,
  accountQuery,
  accountsQuery,
  administratorsQuery,
  auditQuery,
  failuresQuery,
  glassQuery,
  healthQuery,
  holdsQuery,
  membershipsQuery,
  retentionQuery,
  sessionsQuery,
  settingsQuery,
} from './instance-api';
import { panelistKeysQuery } from './letters-api';

export { AccountPage } from './account-page';
export { AccountsPage } from './accounts-page';
export { AuditPage } from './audit-page';
export { GlassPage } from './glass-page';
export { HealthPage } from './health-page';
export { LettersPage } from './letters-page';
export { ModerationQueuePage } from './moderation-page';
export { OpenedDossierPage } from './opened-dossier-page';
export { AdministrationOrganisationsPage } from './organisations-page';
export { RetentionPage } from './retention-page';
export { SettingsPage } from './settings-page';

/**
 * What each screen loads ahead. All screens of administration are one module: every public page carries the routes, and
 * each module they name weighs there.
 */
export const loadHealth = ({ api, queryClient }: AppContext) =>
  Promise.all([
    queryClient.ensureQueryData(healthQuery(api)),
    queryClient.ensureInfiniteQueryData(failuresQuery(api)),
  ]);

export const loadAccounts = ({ api, queryClient }: AppContext, search: AccountsSearch) =>
  queryClient.ensureInfiniteQueryData(accountsQuery(api, search));

export const loadAccount = ({ api, queryClient }: AppContext, id: string) =>
  orNotFound(
    Promise.all([
      queryClient.ensureQueryData(accountQuery(api, id)),
      queryClient.ensureQueryData(membershipsQuery(api, id)),
      queryClient.ensureInfiniteQueryData(sessionsQuery(api, id)),
    ]),
  );

export const loadAudit = ({ api, queryClient }: AppContext, search: AuditSearch) =>
  queryClient.ensureInfiniteQueryData(auditQuery(api, search));

export const loadRetention = ({ api, queryClient }: AppContext) =>
  Promise.all([
    queryClient.ensureQueryData(retentionQuery(api)),
    queryClient.ensureInfiniteQueryData(holdsQuery(api)),
  ]);

export const loadSettings = ({ api, queryClient }: AppContext) =>
  Promise.all([
    queryClient.ensureQueryData(settingsQuery(api)),
    queryClient.ensureInfiniteQueryData(administratorsQuery(api)),
  ]);

export const loadGlass = ({ api, queryClient }: AppContext) =>
  queryClient.ensureInfiniteQueryData(glassQuery(api));

export const loadLetters = ({ api, queryClient }: AppContext) =>
  queryClient.ensureInfiniteQueryData(panelistKeysQuery(api));

export const loadOrganisations = ({ api, queryClient }: AppContext, status: OrganisationStatus) =>
  Promise.all([
    queryClient.ensureInfiniteQueryData(organisationsToVerifyQuery(api, status)),
    queryClient.ensureInfiniteQueryData(claimsWaitingQuery(api)),
  ]);
