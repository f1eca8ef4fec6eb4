import type { AppError } from '#shared/api/errors.ts';
import type { ProfileStatus } from '#shared/api/profile.ts';

interface StartPageProps {
  readonly status: ProfileStatus | null;
  readonly error: AppError | null;
  retry(): void;
}

export function StartPage(props: StartPageProps) {
  return <pre>{JSON.stringify(props.status)}</pre>;
}
