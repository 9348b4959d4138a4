import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { RadioGroup } from '~/ui/fields/choice-fields';
import { ComboField } from '~/ui/fields/combo-field';
import { RefusalNotice } from '~/ui/refusal-notice';
import { openCorrespondence, organisationsToWriteQuery } from './people-api';
import type { House } from './write-button';

interface DialogProps {
  to: House | undefined;
  own: readonly House[];
  onClose: () => void;
  onOpened: (threadId: string) => void;
}

/** Opens the one thread of two organisations, once one has read who will read it. */
export default function WriteDialog({ to, own, onClose, onOpened }: DialogProps) {
  const t = useT();
  const api = useApi();
  const [fromId, setFromId] = useState(own[0]?.id ?? '');
  const [chosen, setChosen] = useState<House | undefined>(to);
  const [asked, setAsked] = useState(false);
  const from = own.find(({ id }) => id === fromId);
  const opening = useMutation({
    mutationFn: (house: House) => openCorrespondence(api, fromId, house.id),
    onSuccess: ({ id }) => onOpened(id),
  });
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={
        to === undefined ? t('threads.write.organisation') : t('threads.write.toName', { name: to.name })
      }
    >
      <form
        className="flow"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(true);
          if (chosen !== undefined) opening.mutate(chosen);
        }}
      >
        {own.length > 1 ? (
          <RadioGroup
            name="au-nom-de"
            label={t('threads.write.from')}
            options={own.map(({ id, name }) => ({ value: id, label: name }))}
            value={fromId}
            onValueChange={setFromId}
          />
        ) : null}
        {to === undefined ? (
          <OrganisationToWrite
            except={fromId}
            error={asked && chosen === undefined ? t('threads.write.toMissing') : undefined}
            onChoose={setChosen}
          />
        ) : null}
        <p>
          {chosen === undefined || from === undefined
            ? t('threads.write.readByBoth')
            : t('threads.write.readBy', { from: from.name, to: chosen.name })}
        </p>
        <RefusalNotice error={opening.error} />
        <p className="acts">
          <Button type="submit" main busy={opening.isPending}>
            {t('threads.write.act')}
          </Button>
          <Button plain onClick={onClose}>
            {t('threads.new.no')}
          </Button>
        </p>
      </form>
    </Dialog>
  );
}

interface ChoiceProps {
  except: string;
  error: string | undefined;
  onChoose: (house: House | undefined) => void;
}

/** An organisation found by its name. */
function OrganisationToWrite({ except, error, onChoose }: ChoiceProps) {
  const t = useT();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const asked = text === chosen ? '' : text.trim();
  const { data, isFetching } = useQuery({
    ...organisationsToWriteQuery(useApi(), asked),
    enabled: asked.length >= 2,
  });
  const found = asked.length < 2 ? [] : (data?.items ?? []).filter(({ id }) => id !== except);
  return (
    <ComboField
      id="organisation-a-qui-ecrire"
      label={t('threads.write.to')}
      error={error}
      text={text}
      searching={isFetching}
      choices={found.map(({ id, name, communeName }) => ({ key: id, label: name, note: communeName }))}
      nothing={t(asked.length < 2 ? 'threads.write.type' : 'threads.write.none')}
      onTextChange={(typed) => {
        setText(typed);
        if (typed !== chosen) onChoose(undefined);
      }}
      onChoose={({ key, label }) => {
        setText(label);
        setChosen(label);
        onChoose({ id: key, name: label });
      }}
    />
  );
}
