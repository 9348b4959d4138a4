import type { QueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { Api } from '~/api/client';
import type { Area, Locale } from '~/messages/keys';
import type { MessageStore } from '~/messages/store';
import type { Display } from './display';

/** What every route's `beforeLoad`, `loader` and `head` can reach. */
export interface AppContext {
  api: Api;
  queryClient: QueryClient;
  messages: MessageStore;
  locale: Locale;
  display: Display;
  /** `https://cornac.example`, for canonical addresses. */
  origin: string;
}

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** Areas of the catalogue this route needs besides `base`. */
    messages?: readonly Area[];
    /** Its own short head instead of the bar, nothing else: screens of panelists. */
    plain?: boolean;
    /** The whole width of the window (workspaces with a thread beside). */
    wide?: boolean;
  }
}

/** The context as seen from any component. */
export const useApp = (): AppContext => useRouter().options.context as AppContext;
export const useApi = (): Api => useApp().api;
