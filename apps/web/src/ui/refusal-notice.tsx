import { isProblem } from '~/api/problem';
import { useT } from '~/messages/intl';
import { Notice } from './notice';

/** Why an act was refused, in the server's sentence, where the act was asked. */
export function RefusalNotice({ error }: { error: unknown }) {
  const t = useT();
  if (error === null || error === undefined) return null;
  const detail = isProblem(error) && error.detail !== '' ? error.detail : t('problem.fault.advice');
  return (
    <Notice
      hue="late"
      live="assertive"
      title={isProblem(error) && error.title !== '' ? error.title : t('problem.fault.title')}
    >
      <p>{detail}</p>
      {isProblem(error) && error.errors.length > 0 ? (
        <ul>
          {error.errors.map((fault) => (
            <li key={fault.pointer}>{fault.detail}</li>
          ))}
        </ul>
      ) : null}
    </Notice>
  );
}
