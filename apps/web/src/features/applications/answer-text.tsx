import { useT } from '~/messages/intl';
import { useFormat } from '~/shared/format';
import { Icon } from '~/ui/icon';
import { type Budget, type CostLine, readableBudget, totalCents } from './budget';
import { type FormField, isBlank, numberOf, textOf, textsOf } from './form';

/** A file as it is offered to the reader. */
export interface ReadableFile {
  id: string;
  name: string;
  sizeBytes: number;
  href: string;
}

export interface AnswerTextProps {
  field: FormField;
  answer: unknown;
  files: readonly ReadableFile[];
}

/** One answer, as the jury reads it. */
export function AnswerText({ field, answer, files }: AnswerTextProps) {
  const t = useT();
  const { money, number, day } = useFormat();
  if (field.type === 'file') return <FileLinks files={files} />;
  if (isBlank(answer)) return <NoAnswer />;
  switch (field.type) {
    case 'long_text':
      return <div className="answer long">{textOf(answer)}</div>;
    case 'number':
      return <p>{number(numberOf(answer) ?? 0)}</p>;
    case 'money':
      return <p>{money(numberOf(answer) ?? 0)}</p>;
    case 'date':
      return <p>{isDay(textOf(answer)) ? day(`${textOf(answer)}T12:00:00Z`) : textOf(answer)}</p>;
    case 'choice':
      return <p>{labelOf(field, textOf(answer))}</p>;
    case 'choices':
      return (
        <ul className="answer-list">
          {textsOf(answer).map((value) => (
            <li key={value}>{labelOf(field, value)}</li>
          ))}
        </ul>
      );
    case 'yes_no':
      return <p>{t(answer === true ? 'application.yes' : 'application.no')}</p>;
    case 'statement':
      return answer === true ? (
        <p className="with-icon">
          <Icon name="check" />
          {t('application.stated')}
        </p>
      ) : (
        <NoAnswer />
      );
    case 'url':
      return <WebAddress address={textOf(answer)} />;
    case 'budget':
      return <BudgetTables budget={readableBudget(answer, t('application.budget.asked'))} />;
    default:
      return <p>{textOf(answer)}</p>;
  }
}

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T12:00:00Z`));

const labelOf = ({ options }: FormField, value: string): string =>
  options?.find((option) => option.value === value)?.label ?? value;

function NoAnswer() {
  const t = useT();
  return <p className="mute">{t('application.noAnswer')}</p>;
}

/** Only addresses of the web become links. */
function WebAddress({ address }: { address: string }) {
  if (!/^https?:\/\//i.test(address)) return <p>{address}</p>;
  return (
    <p>
      <a href={address} rel="noopener nofollow ugc" target="_blank">
        {address}
      </a>
    </p>
  );
}

function FileLinks({ files }: { files: readonly ReadableFile[] }) {
  const { size } = useFormat();
  if (files.length === 0) return <NoAnswer />;
  return (
    <ul className="files">
      {files.map((file) => (
        <li key={file.id}>
          <Icon name="doc" />
          <span>
            <a href={file.href} download>
              {file.name}
            </a>
            <span className="mute">{size(file.sizeBytes)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

const isWritten = ({ label, cents }: CostLine): boolean => label.trim() !== '' || cents !== 0;

function BudgetTables({ budget }: { budget: Budget }) {
  const t = useT();
  const costs = budget.costs.filter(isWritten);
  const resources = budget.resources.filter(isWritten);
  return (
    <div className="budget read">
      <Lines caption={t('application.budget.costs')} lines={costs.map((line) => ({ ...line, note: null }))} />
      <Lines
        caption={t('application.budget.resources')}
        lines={resources.map((line) => ({
          ...line,
          note: [
            line.kind === 'asked' ? null : t(`application.budget.kind.${line.kind}`),
            line.secured ? t('application.budget.securedRead') : null,
          ]
            .filter((part) => part !== null)
            .join(', '),
        }))}
      />
    </div>
  );
}

function Lines({ caption, lines }: { caption: string; lines: (CostLine & { note: string | null })[] }) {
  const t = useT();
  const { money } = useFormat();
  return (
    <table>
      <caption>{caption}</caption>
      <thead className="sr">
        <tr>
          <th scope="col">{t('application.budget.line')}</th>
          <th scope="col">{t('application.budget.amount')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, index) => (
          // A budget that is read is never reordered.
          // biome-ignore lint/suspicious/noArrayIndexKey: the place in the budget is the identity
          <tr key={index}>
            <th scope="row">
              {line.label.trim() === '' ? t('application.budget.unnamed') : line.label}
              {line.note === null || line.note === '' ? null : (
                <span className="mute line-note">{line.note}</span>
              )}
            </th>
            <td className="n">{money(line.cents)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('application.budget.total')}</th>
          <td className="n">{money(totalCents(lines))}</td>
        </tr>
      </tfoot>
    </table>
  );
}
