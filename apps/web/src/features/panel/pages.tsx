import { getRouteApi, notFound, redirect } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import type { MessageKey } from '~/messages/keys';
import type { AppContext } from '~/shared/context';
import { heldQuery } from '../my-data/api';
import { sessionQuery } from '../session/api';
import { PanelDataPage } from './data-page';
import { PanelPage } from './panel-page';

export { EnterPage } from './enter-page';

interface Screen {
  title: MessageKey;
  page: ComponentType;
  load?: (context: AppContext) => Promise<unknown>;
}

/** A panelist's screens, by what follows `/panel/`. */
const SCREENS: Readonly<Record<string, Screen>> = {
  '': { title: 'panel.title', page: PanelPage },
  'mes-donnees': {
    title: 'panel.data.title',
    page: PanelDataPage,
    load: ({ api, queryClient }) => queryClient.ensureQueryData(heldQuery(api)),
  },
};

const route = getRouteApi('/panel/$');
const screenAt = (path = ''): Screen | undefined =>
  Object.hasOwn(SCREENS, path) ? SCREENS[path] : undefined;

/** For panelists; others are led to what is theirs. Drawn by the server: old tablets are slow. @returns its title. */
export async function loadPanel(context: AppContext, path: string | undefined): Promise<MessageKey> {
  const { account } = await context.queryClient.ensureQueryData(sessionQuery(context.api));
  if (!account) throw redirect({ to: '/entrer', statusCode: 302 });
  if (!account.panelist) throw redirect({ to: '/ma-journee', statusCode: 302 });
  const screen = screenAt(path);
  if (!screen) throw notFound();
  await screen.load?.(context);
  return screen.title;
}

export function PanelPages() {
  const { _splat } = route.useParams();
  const Page = screenAt(_splat)?.page ?? PanelPage;
  return <Page />;
}
