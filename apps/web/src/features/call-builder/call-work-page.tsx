import { getRouteApi } from '@tanstack/react-router';
import { useT } from '~/messages/intl';
import { WithThread } from '../discussions/with-thread';
import { CallFrame } from './call-frame';
import { Cockpit } from './cockpit';
import './builder.css';
import './pieces.css';
import './cockpit.css';
import { SavedLine } from './saved-line';
import { StepPanel } from './step-panel';
import { StepsNav } from './steps-nav';
import { DraftProvider, useNewDraft } from './use-draft';

const route = getRouteApi('/workspace/mes-appels/$id');

/** A call as its team works on it: a draft to write step by step, then a call to run. */
export function CallWorkPage() {
  const { id } = route.useParams();
  return <CallWork key={id} id={id} />;
}

function CallWork({ id }: { id: string }) {
  const t = useT();
  const { etape: step = 'essentiel' } = route.useSearch();
  const draft = useNewDraft(id);
  const { call } = draft;
  const writable = call.actions.includes('edit');
  return (
    <DraftProvider value={draft}>
      <div className="on-demand">
        <WithThread subject={{ type: 'call', id }} title={t('builder.thread')}>
          <div className="wrap">
            <CallFrame call={call} step={step} />
            {call.phase === 'draft' ? (
              <div className="build">
                <StepsNav current={step} />
                <div className="step-panel">
                  {writable ? <SavedLine /> : null}
                  <StepPanel step={step} />
                </div>
              </div>
            ) : (
              <Cockpit call={call} />
            )}
          </div>
        </WithThread>
      </div>
    </DraftProvider>
  );
}
