import { useSuspenseQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { T, useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { useFormat } from '~/shared/format';
import { Icon } from '~/ui/icon';
import { Link } from '~/ui/link';
import { Notice } from '~/ui/notice';
import { Table } from '~/ui/table';
import { Section } from '../account/section';
import { EXPORT_ADDRESS, heldQuery, rulesQuery } from './api';
import { ConsentsSection } from './consents-section';
import { ErasureSection } from './erasure-section';
import '../account/account.css';

// With the threads, which every page would otherwise have to name.
const PresenceChoice = lazy(() => import('../discussions/presence-choice'));

/** What is held about the person: seen, taken away, agreed to, kept for a time, forgotten. */
export function MyDataPage() {
  const t = useT();
  return (
    <div className="wrap security">
      <h1 tabIndex={-1}>{t('data.title')}</h1>
      <p className="lede under-title">{t('data.lede')}</p>
      <HeldSection />
      <ConsentsSection />
      <Section id="lectures" title={t('data.readings')} lede={t('data.readingsLede')}>
        <p>
          <T
            id="data.readingsWhere"
            values={{ applications: (chunks) => <Link to="/candidatures">{chunks}</Link> }}
          />
        </p>
      </Section>
      <Section id="presence" title={t('threads.presence.title')} lede={t('threads.presence.lede')}>
        <Suspense fallback={null}>
          <PresenceChoice />
        </Suspense>
      </Section>
      <RulesSection />
      <ErasureSection />
    </div>
  );
}

function HeldSection() {
  const t = useT();
  const { number } = useFormat();
  const { data } = useSuspenseQuery(heldQuery(useApi()));
  return (
    <Section id="detenu" title={t('data.held')} lede={t('data.heldLede')}>
      {data.held ? (
        <Notice hue="warn" title={t('data.underHold')}>
          <p>{t('data.underHoldText')}</p>
        </Notice>
      ) : null}
      <p>
        <a className="btn" href={EXPORT_ADDRESS} download>
          <Icon name="down" />
          {t('data.takeAway')}
        </a>
      </p>
      <Table
        caption={t('data.held')}
        captionHidden
        rows={data.items}
        rowKey={({ table }) => table}
        columns={[
          { key: 'what', title: t('data.what'), cell: ({ holds }) => holds },
          { key: 'count', title: t('data.count'), numeric: true, cell: ({ count }) => number(count) },
        ]}
      />
    </Section>
  );
}

function RulesSection() {
  const t = useT();
  const { data } = useSuspenseQuery(rulesQuery(useApi()));
  return (
    <Section id="durees" title={t('data.keeping')} lede={t('data.keepingLede')}>
      <ul className="reasons">
        {data.items.map(({ kind, keeps, noticeDays }) => (
          <li key={kind}>
            {keeps} <span className="mute">{t('data.notice', { count: noticeDays })}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
