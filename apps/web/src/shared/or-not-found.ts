import { notFound } from '@tanstack/react-router';
import { isProblem } from '~/api/problem';

/** In a loader: what the API does not know of (404) becomes the page « introuvable », with its status. */
export async function orNotFound<T>(loading: Promise<T>): Promise<T> {
  try {
    return await loading;
  } catch (error) {
    if (isProblem(error) && error.status === 404) throw notFound();
    throw error;
  }
}
