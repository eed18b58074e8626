'use client';

import { Away } from '../components/frame/away';

/** Nothing of the console could be drawn: its frame asks the service who is signed in, and that does not answer. */
export default function AppError({ retry }: { readonly retry: () => void }) {
  return <Away retry={retry} />;
}
