import { useEffect, useState } from 'react';
import { useMessageStore } from '~/messages/intl';
import { WriteButton, type WriteProps } from './write-button';

/** The button, for pages that carry neither it nor its words. */
export default function WriteToOrganisation(props: WriteProps) {
  const messages = useMessageStore();
  const [worded, setWorded] = useState(false);
  useEffect(() => {
    void messages.load(['threads']).then(() => setWorded(true));
  }, [messages]);
  return worded ? <WriteButton {...props} /> : null;
}
