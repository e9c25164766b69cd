import { lazy, Suspense, type ComponentType } from 'react';

type Load = () => Promise<{ readonly default: ComponentType }>;

const loads: Load[] = [];

/** A screen whose code comes after that of the pane, at the latest when it is chosen. */
export function later(load: Load): ComponentType {
  loads.push(load);
  const Loaded = lazy(load);
  return function Later() {
    return (
      <Suspense fallback={null}>
        <Loaded />
      </Suspense>
    );
  };
}

/** Fetches the screens that are still to come. One that does not arrive is asked for again when it is chosen. */
export async function fetchScreens(): Promise<void> {
  await Promise.allSettled(loads.map((load) => load()));
}
