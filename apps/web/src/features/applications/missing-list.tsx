import { useT } from '~/messages/intl';
import { Icon } from '~/ui/icon';
import { Link } from '~/ui/link';
import type { Application, Fault } from './api';
import { placeOf } from './form';
import { TITLE_ID } from './title-field';

/** Everything the submission still waits for, each line leading to its place. */
export function MissingList({ application }: { application: Application }) {
  const t = useT();
  const faults = inOrder(application);
  if (faults.length === 0) {
    return (
      <div className="notice ok">
        <Icon name="check" />
        <div>
          <p>
            <b>{t('application.complete')}</b>
          </p>
        </div>
      </div>
    );
  }
  return (
    <section className="notice warn" aria-labelledby="manque">
      <Icon name="alert" />
      <div>
        <h2 id="manque" className="notice-title">
          {t('application.missing', { count: faults.length })}
        </h2>
        <ul className="missing">
          {faults.map((fault) => (
            <li key={fault.pointer}>
              <FaultLink application={application} fault={fault} />
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

/** As one meets them in the form: the title, the sections, then the conditions. */
function inOrder({ faults, form }: Application): Fault[] {
  const rank = ({ pointer }: Fault): number => {
    const place = placeOf(pointer);
    if (place === null) return pointer === '/title' ? -1 : form.sections.length;
    return form.sections.findIndex(({ key }) => key === place.section);
  };
  return [...faults].sort((one, other) => rank(one) - rank(other));
}

function FaultLink({ application, fault }: { application: Application; fault: Fault }) {
  const place = placeOf(fault.pointer);
  const { id, form } = application;
  const section = place === null ? form.sections[0] : form.sections.find(({ key }) => key === place.section);
  if (fault.pointer.startsWith('/eligibility/') || section === undefined) return fault.detail;
  const field = section.fields.find(({ key }) => key === place?.field);
  return (
    <>
      <Link
        to="/candidatures/$id"
        params={{ id }}
        search={{ rubrique: section.key, champ: place?.field ?? TITLE_ID, reprendre: 'oui' }}
      >
        {place === null ? fault.detail : `${section.title} › ${field?.label ?? fault.detail}`}
      </Link>
      {field === undefined ? null : <span className="small"> {fault.detail}</span>}
    </>
  );
}
