import { OrganisationForm } from './organisation-form';
import { PasswordForm } from './password-form';

/** The ways few take, each loaded when it is asked for. */
export default function OtherForm({
  way,
  next,
}: {
  way: 'password' | 'organisation';
  next: string | undefined;
}) {
  return way === 'password' ? <PasswordForm next={next} /> : <OrganisationForm next={next} />;
}
