import { useEffect, useState } from 'preact/hooks';
import { Notice } from './notice.js';
import type { ComponentType } from 'preact';

type Loaded<P> = ComponentType<P> | 'failed' | undefined;

/** A component whose code is loaded when it is first shown. */
export function lazy<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  let loaded: Loaded<P>;
  return function Lazy(properties: P) {
    const [Component, setComponent] = useState<Loaded<P>>(() => loaded);
    useEffect(() => {
      load().then(
        (found) => setComponent(() => (loaded = found)),
        () => setComponent('failed'),
      );
    }, []);
    if (Component === undefined) return <div class="loading" aria-busy="true" />;
    if (Component === 'failed') return <Notice title="The page could not be loaded" role="alert"><p>Was the viewer updated or stopped? Load this page again.</p></Notice>;
    return <Component {...properties} />;
  };
}
