import { useEffect, useState } from 'react';
import { useMessageStore } from '~/messages/intl';
import { type House, WriteButton } from './write-button';

/** The button on a public page, which carries neither it nor its words. */
export default function WriteToOrganisation({ to }: { to: House }) {
  const messages = useMessageStore();
  const [worded, setWorded] = useState(false);
  useEffect(() => {
    void messages.load(['threads']).then(() => setWorded(true));
  }, [messages]);
  return worded ? <WriteButton to={to} /> : null;
}
