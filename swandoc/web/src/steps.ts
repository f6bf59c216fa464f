/** Work that yields between its steps: to the end at once, or in slices that leave a page alive. */

/** Milliseconds of work before the browser gets its turn. */
const SLICE = 24;

export function finished<T>(work: Generator<unknown, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** Calls `done` at the end, unless the returned function was called before. */
export function inSlices<T>(work: Generator<unknown, T>, done: (result: T) => void): () => void {
  let timer = setTimeout(slice);
  function slice(): void {
    const until = performance.now() + SLICE;
    do {
      const step = work.next();
      if (step.done) return done(step.value);
    } while (performance.now() < until);
    timer = setTimeout(slice);
  }
  return () => clearTimeout(timer);
}
