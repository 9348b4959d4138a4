import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useId, useState } from 'react';
import { isProblem } from '~/api/problem';
import { useMessageStore, useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { Breadcrumb } from '~/ui/breadcrumb';
import { Button } from '~/ui/button';
import { ErrorSummary } from '~/ui/error-summary';
import { SelectField, TextField } from '~/ui/fields/text-fields';
import { Link } from '~/ui/link';
import type { Membership } from '../session/api';
import { useSession } from '../session/use-session';
import { draftCall, workKey } from './api';
import './builder.css';
import './board.css';
import { RefusalNotice } from '~/ui/refusal-notice';
import { type TemplateKey, templateKeys, templateOf } from './templates/index';

/** In whose name one may launch a call. */
const launchers = (memberships: readonly Membership[]): Membership[] =>
  memberships.filter(
    ({ organisationKind, role }) => organisationKind !== 'social_enterprise' && role !== 'reader',
  );

export function NewCallPage() {
  const t = useT();
  const { memberships } = useSession();
  const houses = launchers(memberships);
  return (
    <div className="wrap">
      <Breadcrumb
        links={[
          <Link key="mine" to="/mes-appels">
            {t('nav.myCalls')}
          </Link>,
        ]}
        here={t('builder.new')}
      />
      <h1 tabIndex={-1}>{t('builder.new')}</h1>
      <p className="lede under-title">{t('builder.newLede')}</p>
      {houses.length === 0 ? (
        <div className="empty">
          <h2>{t('builder.noHouse')}</h2>
          <p>{t('builder.noHouseText')}</p>
        </div>
      ) : (
        <NewCallForm houses={houses} />
      )}
    </div>
  );
}

function NewCallForm({ houses }: { houses: readonly Membership[] }) {
  const t = useT();
  const api = useApi();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { locale } = useMessageStore();
  const titleId = useId();
  const [template, setTemplate] = useState<TemplateKey>('projects');
  const [title, setTitle] = useState('');
  const [organisationId, setOrganisation] = useState(houses[0]?.organisationId ?? '');
  const [tried, setTried] = useState(false);
  // A failed attempt may be pressed again with the same key; another template or title is another intention.
  const [intention] = useState(() => new Map<string, string>());

  const create = useMutation({
    mutationFn: () => {
      const body = { ...templateOf(template, locale), organisationId, title: title.trim() };
      const signature = JSON.stringify(body);
      const key = intention.get(signature) ?? crypto.getRandomValues(new Uint32Array(4)).join('-');
      intention.set(signature, key);
      return draftCall(api, body, key);
    },
    onSuccess: async (call) => {
      queryClient.setQueryData(workKey(call.id), call);
      await queryClient.invalidateQueries({ queryKey: ['my', 'calls'] });
      await navigate({ to: '/mes-appels/$id', params: { id: call.id }, search: { etape: 'essentiel' } });
    },
  });

  const short = title.trim().length < 3;
  const fault = isProblem(create.error) ? create.error.faultAt('/title') : undefined;
  const wrong = tried && short ? t('builder.titlePlease') : fault;

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (!short) create.mutate();
  };

  return (
    <form className="new-call" onSubmit={submit} noValidate>
      <ErrorSummary errors={wrong === undefined ? [] : [{ fieldId: titleId, text: wrong }]} />
      <fieldset className="gallery">
        <legend>{t('builder.template')}</legend>
        <div>
          {templateKeys.map((key) => (
            <label key={key} className="template">
              <input
                type="radio"
                name="template"
                value={key}
                checked={template === key}
                onChange={() => setTemplate(key)}
              />
              <span>
                <b>{t(`builder.template.${key}`)}</b>
                <span>{t(`builder.templateText.${key}`)}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <TextField
        id={titleId}
        label={t('builder.title')}
        help={t('builder.titleHelp')}
        value={title}
        maxLength={200}
        error={wrong}
        onChange={(event) => setTitle(event.target.value)}
      />
      {houses.length < 2 ? null : (
        <SelectField
          label={t('builder.house')}
          value={organisationId}
          options={houses.map((house) => ({ value: house.organisationId, label: house.organisationName }))}
          onChange={(event) => setOrganisation(event.target.value)}
        />
      )}
      {fault === undefined ? <RefusalNotice error={create.error} /> : null}
      <div className="acts">
        <Button main large type="submit" busy={create.isPending}>
          {t('builder.create')}
        </Button>
        <p className="small mute">{t('builder.createNote')}</p>
      </div>
    </form>
  );
}
