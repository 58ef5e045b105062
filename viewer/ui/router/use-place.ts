import { useEffect, useState } from 'preact/hooks';
import { currentPlace, onMove } from './navigate.js';
import type { Place } from './navigate.js';

/** The address; the component is drawn anew when it changes. */
export function usePlace(): Place {
  const [place, setPlace] = useState(currentPlace);
  useEffect(() => onMove(() => setPlace(currentPlace())), []);
  return place;
}
