import { lazy, useState } from 'react';
import { useT } from '~/messages/intl';
import { useFormat } from '~/shared/format';
import { Avatar } from '~/ui/avatar';
import { Button } from '~/ui/button';
import { Contained } from '~/ui/contained';
import { Icon, type IconName } from '~/ui/icon';
import { type Hue, Tag } from '~/ui/tag';
import { MessageText } from '../discussions/message-text';
import { type Report, type ReportAct, reportActs } from './moderation-api';
import { useAct } from './use-act';

const ReasonDialog = lazy(() => import('./reason-dialog'));

const LOOKS: Record<Report['state'], { icon: IconName; hue: Hue }> = {
  shown: { icon: 'chat', hue: 'info' },
  hidden: { icon: 'lock', hue: 'warn' },
  gone: { icon: 'trash', hue: 'info' },
};

const ACTS = ['hide', 'dismiss', 'restore'] as const satisfies readonly ReportAct[];

interface ReportCardProps {
  report: Report;
  onSettled: (act: ReportAct) => void;
}

/** A reported message: its words, why somebody reported it, never who, and what one may decide. */
export function ReportCard({ report, onSettled }: ReportCardProps) {
  const t = useT();
  const { moment } = useFormat();
  const [asking, setAsking] = useState<ReportAct | null>(null);
  const act = useAct<Report>();
  const { id, about, author, body, state, reason, reportedAt, settledAt, path, actions } = report;
  const settle = (asked: ReportAct, words: string): void =>
    act.mutate((api) => reportActs[asked](api, id, words), {
      onSuccess: () => {
        setAsking(null);
        onSettled(asked);
      },
    });
  return (
    <article className="report" aria-labelledby={`${id}-about`}>
      <header>
        <h2 id={`${id}-about`}>{about === '' ? t('admin.moderation.anyThread') : about}</h2>
        <Tag {...LOOKS[state]}>{t(`admin.moderation.state.${state}`)}</Tag>
      </header>
      <figure className="msg">
        <Avatar name={author.displayName} />
        <div>
          <figcaption className="who">{author.displayName}</figcaption>
          <blockquote className="body">
            {body === '' ? (
              <p className="quiet">{t('admin.moderation.noWords')}</p>
            ) : (
              <MessageText text={body} />
            )}
          </blockquote>
        </div>
      </figure>
      <dl>
        <dt>{t('admin.moderation.why')}</dt>
        <dd>{reason}</dd>
        <dt>{t('admin.moderation.when')}</dt>
        <dd>
          <time dateTime={reportedAt}>{moment(reportedAt)}</time>
          {settledAt === null ? null : (
            <span className="mute"> · {t('admin.moderation.settledOn', { date: moment(settledAt) })}</span>
          )}
        </dd>
      </dl>
      <p className="acts">
        {ACTS.filter((one) => actions.includes(one)).map((one) => (
          <Button key={one} onClick={() => setAsking(one)}>
            {t(`admin.moderation.do.${one}`)}
            <span className="sr"> {t('admin.moderation.of', { name: author.displayName, about })}</span>
          </Button>
        ))}
        {path === null ? (
          <span className="small mute">{t('admin.moderation.notReader')}</span>
        ) : (
          <a className="with-icon" href={path}>
            <Icon name="chat" />
            {t('admin.moderation.inThread')}
          </a>
        )}
      </p>
      {asking === null ? null : (
        <Contained>
          <ReasonDialog
            title={t(`admin.moderation.ask.${asking}`)}
            help={t(`admin.moderation.help.${asking}`)}
            act={t(`admin.moderation.do.${asking}`)}
            error={act.error}
            busy={act.isPending}
            onClose={() => {
              act.reset();
              setAsking(null);
            }}
            onReason={(words) => settle(asking, words)}
          />
        </Contained>
      )}
    </article>
  );
}
