import type { ReactNode } from 'react';
import { Avatar } from './avatar';

export interface Person {
  key: string;
  name: string;
  /** What they do here: « pilote l’appel », « votre interlocutrice unique ». */
  role?: ReactNode;
  organisation?: boolean;
  /** The name as a link, when there is somewhere to go. */
  label?: ReactNode;
}

/** Who is on this object, in the frame every object shares. */
export function People({ people }: { people: readonly Person[] }) {
  return (
    <ul className="people">
      {people.map((person) => (
        <li key={person.key}>
          <Avatar name={person.name} square={person.organisation ?? false} />
          <div>
            {person.label ?? person.name}
            {person.role === undefined ? null : <span>{person.role}</span>}
          </div>
        </li>
      ))}
    </ul>
  );
}
