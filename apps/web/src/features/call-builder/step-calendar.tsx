import { useT } from '~/messages/intl';
import { parisInstant, parisMoment } from '~/shared/paris-time';
import { DateField } from '~/ui/fields/date-field';
import { MomentField } from '~/ui/fields/moment-field';
import { TextField } from '~/ui/fields/text-fields';
import { useNow } from '../session/use-session';
import type { CalendarStep } from './api';
import { OrderedList } from './ordered-list';
import { useDraft } from './use-draft';
import { useKeyed } from './use-keyed';

export function StepCalendar() {
  const t = useT();
  const { call, edit, faultAt } = useDraft();
  return (
    <>
      <p className="small mute">{t('calls.datesZone')}</p>
      <MomentField
        label={t('calls.date.opens')}
        help={t('builder.opensHelp')}
        usualTime="09:00"
        value={call.opensAt}
        error={faultAt('/opensAt')}
        onValueChange={(opensAt) => edit({ opensAt })}
      />
      {call.kind === 'ideas' ? (
        <p>{t('builder.ideasNeverClose')}</p>
      ) : (
        <MomentField
          label={t('calls.date.closes')}
          help={t('builder.closesHelp')}
          usualTime="18:00"
          value={call.closesAt}
          error={faultAt('/closesAt')}
          onValueChange={(closesAt) => edit({ closesAt })}
        />
      )}
      <MomentField
        label={t('calls.date.decision')}
        help={t('builder.decisionHelp')}
        optional
        usualTime="18:00"
        value={call.decisionBy}
        error={faultAt('/decisionBy')}
        onValueChange={(decisionBy) => edit({ decisionBy })}
      />
      <CalendarSteps />
      <section className="sub-step" aria-labelledby="projet">
        <h3 id="projet">{t('calls.date.project')}</h3>
        <div className="fields-row">
          <DateField
            label={t('builder.projectStarts')}
            optional
            value={call.projectStartsOn}
            error={faultAt('/projectStartsOn')}
            onValueChange={(projectStartsOn) => edit({ projectStartsOn })}
          />
          <DateField
            label={t('builder.projectEnds')}
            optional
            value={call.projectEndsOn}
            error={faultAt('/projectEndsOn')}
            onValueChange={(projectEndsOn) => edit({ projectEndsOn })}
          />
        </div>
      </section>
    </>
  );
}

/** Meetings, readings, jury: whatever applicants should write in their diary. */
function CalendarSteps() {
  const t = useT();
  const now = useNow();
  const { call, edit, faultAt } = useDraft();
  const { steps } = call;
  const keyed = useKeyed(steps);
  const change = (index: number, parts: Partial<CalendarStep>): void =>
    edit({ steps: steps.map((one, place) => (place === index ? { ...one, ...parts } : one)) });
  const usualDay = (): string =>
    parisInstant({ day: parisMoment(call.closesAt ?? now.toISOString()).day, time: '14:00' });
  return (
    <section className="sub-step" aria-labelledby="rendez-vous">
      <h3 id="rendez-vous">{t('builder.calendarSteps')}</h3>
      <p className="help">{t('builder.calendarStepsHelp')}</p>
      <OrderedList
        items={keyed.items}
        keyOf={({ key }) => key}
        nameOf={({ value }, index) => t('builder.calendarStepName', { number: index + 1, name: value.label })}
        heading={(_, index) => <h4>{t('builder.calendarStep', { number: index + 1 })}</h4>}
        addLabel={t('builder.addCalendarStep')}
        max={20}
        make={() => keyed.make({ label: t('builder.newCalendarStep'), at: usualDay(), until: null })}
        onChange={(items) => edit({ steps: keyed.valuesOf(items) })}
      >
        {({ value: step }, index) => (
          <>
            <TextField
              label={t('builder.calendarStepTitle')}
              value={step.label}
              maxLength={160}
              error={faultAt(`/steps/${index}/label`)}
              onChange={(event) => change(index, { label: event.target.value })}
            />
            <MomentField
              label={t('builder.calendarStepAt')}
              usualTime="14:00"
              value={step.at}
              error={faultAt(`/steps/${index}/at`)}
              onValueChange={(at) => {
                if (at !== null) change(index, { at });
              }}
            />
            <MomentField
              label={t('builder.calendarStepUntil')}
              optional
              usualTime="17:00"
              value={step.until}
              error={faultAt(`/steps/${index}/until`)}
              onValueChange={(until) => change(index, { until })}
            />
          </>
        )}
      </OrderedList>
    </section>
  );
}
