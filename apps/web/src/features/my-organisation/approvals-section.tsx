import { useT } from '~/messages/intl';
import { CheckGroup } from '~/ui/fields/choice-fields';
import { DateField } from '~/ui/fields/date-field';
import { LinesField } from '~/ui/fields/lines-field';
import { TextField } from '~/ui/fields/text-fields';
import { approvals } from './draft';
import type { SectionProps } from './organisation-form';

/** What it is recognised to be, and by what number until when. */
export function ApprovalsSection({ draft, set, errorOf }: SectionProps) {
  const t = useT();
  return (
    <section className="flow" aria-labelledby="agrements">
      <h2 id="agrements">{t('organisations.approvals')}</h2>
      <CheckGroup
        id="organisation-approvals"
        name="approvals"
        label={t('profile.approvals')}
        optional
        error={errorOf('approvals')}
        options={approvals.map((value) => ({ value, label: t(`organisations.approval.${value}`) }))}
        values={draft.approvals}
        onValuesChange={(values) => set({ approvals: approvals.filter((one) => values.includes(one)) })}
      />
      {draft.approvals.includes('esus') ? <Esus draft={draft} set={set} errorOf={errorOf} /> : null}
      {draft.approvals.includes('mission_company') ? (
        <>
          <LinesField
            id="organisation-missionObjectives"
            label={t('profile.mission')}
            help={t('profile.missionHelp')}
            optional
            error={errorOf('missionObjectives')}
            values={draft.missionObjectives}
            onValuesChange={(missionObjectives) => set({ missionObjectives })}
          />
          <TextField
            id="organisation-missionCommittee"
            label={t('profile.committee')}
            help={t('profile.committeeHelp')}
            optional
            maxLength={200}
            error={errorOf('missionCommittee')}
            value={draft.missionCommittee ?? ''}
            onChange={(event) => set({ missionCommittee: event.target.value })}
          />
        </>
      ) : null}
    </section>
  );
}

function Esus({ draft, set, errorOf }: SectionProps) {
  const t = useT();
  return (
    <>
      <TextField
        id="organisation-esusNumber"
        label={t('profile.esusNumber')}
        optional
        maxLength={40}
        error={errorOf('esusNumber')}
        value={draft.esusNumber ?? ''}
        onChange={(event) => set({ esusNumber: event.target.value })}
      />
      <div className="two-fields">
        <DateField
          id="organisation-esusGrantedOn"
          label={t('profile.esusGrantedOn')}
          optional
          error={errorOf('esusGrantedOn')}
          value={draft.esusGrantedOn}
          onValueChange={(esusGrantedOn) => set({ esusGrantedOn })}
        />
        <DateField
          id="organisation-esusExpiresOn"
          label={t('profile.esusExpiresOn')}
          optional
          error={errorOf('esusExpiresOn')}
          value={draft.esusExpiresOn}
          onValueChange={(esusExpiresOn) => set({ esusExpiresOn })}
        />
      </div>
    </>
  );
}
