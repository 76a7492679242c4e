import { signal } from '@preact/signals';
import { withStorage } from './session.ts';

const KEY = 'synoptic-person';

/** Who corrects: asked once with the first correction and kept in the browser; empty while unknown. */
export const personName = signal('');

/** Keeps the name for the next corrections. */
export function keepPerson(name: string): void {
  personName.value = name.trim().slice(0, 80);
  withStorage((storage) => storage.setItem(KEY, personName.value));
}

export function restorePerson(): void {
  withStorage((storage) => {
    personName.value = storage.getItem(KEY) ?? '';
  });
}
