import { lazy, useState } from 'react';
import { useT } from '~/messages/intl';
import { Button } from '~/ui/button';
import { Contained } from '~/ui/contained';
import { Icon, type IconName } from '~/ui/icon';
import { ButtonLink } from '~/ui/link';
import { CallAside } from '../calls/call-aside';
import { CallCriteria, CallEligibility, CallMoneySection, CallPact } from '../calls/call-sections';
import type { CallWork } from './api';
import type { CallActKind } from './call-dialogs';
import { CallFigures } from './call-figures';
import { Leads } from './leads';
import { Team } from './step-team';

const CallDialog = lazy(() => import('./call-dialogs').then((module) => ({ default: module.CallDialog })));

const acts: readonly { kind: CallActKind; icon: IconName }[] = [
  { kind: 'deliberate', icon: 'people' },
  { kind: 'postpone', icon: 'calendar' },
  { kind: 'archive', icon: 'doc' },
  { kind: 'cancel', icon: 'cross' },
];

/** A published call: frozen, but to be run. What it promised, where it stands, and the few acts left. */
export function Cockpit({ call }: { call: CallWork }) {
  const t = useT();
  const [asked, setAsked] = useState<CallActKind | null>(null);
  const possible = acts.filter(({ kind }) => call.actions.includes(kind));
  return (
    <div className="duo">
      <div className="cockpit">
        {call.actions.includes('seeApplications') ? <CallFigures call={call} /> : null}
        <section aria-labelledby="conduire">
          <h2 id="conduire">{t('builder.run')}</h2>
          <div className="acts">
            <ButtonLink to="/appels/$slug" params={{ slug: call.slug }}>
              <Icon name="external" />
              {t('builder.publicPage')}
            </ButtonLink>
            {possible.map(({ kind, icon }) => (
              <Button key={kind} onClick={() => setAsked(kind)}>
                <Icon name={icon} />
                {t(`builder.act.${kind}`)}
              </Button>
            ))}
          </div>
        </section>
        <CallPact call={call} />
        <Leads call={call} />
        <Team call={call} />
        <details className="data">
          <summary>{t('builder.frozen')}</summary>
          <CallEligibility call={call} />
          <CallMoneySection call={call} />
          <CallCriteria call={call} />
        </details>
      </div>
      <CallAside call={call} />
      {asked === null ? null : (
        <Contained>
          <CallDialog call={call} kind={asked} onClose={() => setAsked(null)} />
        </Contained>
      )}
    </div>
  );
}
