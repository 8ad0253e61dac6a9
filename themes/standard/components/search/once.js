/**
 * A promise that is made at the first call, and again after a failure.
 * @template T
 * @param {() => Promise<T>} make
 */
export function once(make) {
  /** @type {Promise<T> | null} */
  let made = null;
  return () => {
    const own = (made ??= make());
    own.catch(() => (made = null));
    return own;
  };
}
