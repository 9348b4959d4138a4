import { useMutation } from '@tanstack/react-query';
import { isProblem } from '~/api/problem';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { askForLink } from './api';
import { EmailForm } from './email-form';

/** An address, a link by mail: the way that works for everyone. */
export function LinkForm({ next, onSent }: { next: string | undefined; onSent: (email: string) => void }) {
  const t = useT();
  const api = useApi();
  const ask = useMutation({
    mutationFn: (address: string) =>
      askForLink(api, { email: address, ...(next === undefined ? {} : { next }) }),
    onSuccess: (_, address) => onSent(address),
  });
  const problem = isProblem(ask.error) ? ask.error : null;
  return (
    <EmailForm
      help={t('signIn.emailHelp')}
      send={t('signIn.ask')}
      asking={ask.isPending}
      refusal={
        problem === null
          ? undefined
          : (problem.faultAt('/email') ?? (problem.detail || t('problem.fault.advice')))
      }
      onAsk={ask.mutate}
    />
  );
}
