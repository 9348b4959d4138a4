import { useT } from '~/messages/intl';
import { Button } from '~/ui/button';
import { RefusalNotice } from '~/ui/refusal-notice';
import { approveCall, type CallWork } from './api';
import { useCallAct } from './use-call-act';

/** The agreement of one's institution to a call it leads with others. */
export function ApproveButton({ call }: { call: CallWork }) {
  const t = useT();
  const act = useCallAct(call.id);
  return (
    <>
      <Button main busy={act.isPending} onClick={() => act.mutate((api) => approveCall(api, call.id))}>
        {t('builder.approve')}
      </Button>
      <RefusalNotice error={act.error} />
    </>
  );
}
