import { useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { useFormat } from '~/shared/format';
import { Button } from '~/ui/button';
import { Tag } from '~/ui/tag';
import { readingsQuery } from './api';

/** The idea shield: who opened the dossier, when, and which file. */
export function Readings({ applicationId }: { applicationId: string }) {
  const t = useT();
  const { moment } = useFormat();
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useSuspenseInfiniteQuery(
    readingsQuery(useApi(), applicationId),
  );
  const readings = data.pages.flatMap((page) => page.items);
  return (
    <section className="no-print" aria-labelledby="lectures">
      <h2 id="lectures">{t('application.readings.title')}</h2>
      {readings.length === 0 ? (
        <p className="small">{t('application.readings.none')}</p>
      ) : (
        <ul className="readings">
          {readings.map((reading) => (
            <li key={`${reading.at}${reading.displayName}${reading.fileName ?? ''}`}>
              <b>{reading.displayName}</b>
              {reading.administration ? (
                <Tag icon="shield" hue="warn" bare>
                  {t('application.readings.administration')}
                </Tag>
              ) : null}
              <span>
                {reading.fileName === null
                  ? t('application.readings.dossier')
                  : t('application.readings.file', { name: reading.fileName })}
              </span>
              <time dateTime={reading.at}>{moment(reading.at)}</time>
            </li>
          ))}
        </ul>
      )}
      {hasNextPage ? (
        <Button plain busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('application.readings.more')}
        </Button>
      ) : null}
    </section>
  );
}
