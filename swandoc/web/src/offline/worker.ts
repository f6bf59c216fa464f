/**
 * Browsers start no worker from file://, and Material's search is one: here its script runs in a hidden frame instead.
 * Loaded before the theme's own script, and only by pages that are made to be read without a server.
 */

interface Inside extends Window {
  postMessage(data: unknown): void;
  importScripts(...addresses: string[]): Promise<void>;
}

class FrameWorker extends EventTarget {
  readonly #frame = document.createElement("iframe");
  readonly #ready: Promise<unknown>;

  constructor(address: string | URL) {
    super();
    this.#frame.hidden = true;
    // Some browsers replace the empty document of a new frame once more before this event.
    this.#ready = new Promise((ready) => this.#frame.addEventListener("load", ready, { once: true })).then(() => {
      const inside = this.#inside;
      inside.postMessage = (data) => this.dispatchEvent(new MessageEvent("message", { data: structuredClone(data) }));
      // In a worker this waits for the scripts; the theme's script waits for the promise.
      inside.importScripts = async (...addresses) => {
        for (const one of addresses) await this.#load(one);
      };
      return this.#load(String(address));
    });
    document.body.append(this.#frame);
  }

  postMessage(data: unknown): void {
    const sent = structuredClone(data);
    void this.#ready.then(() => this.#inside.dispatchEvent(new MessageEvent("message", { data: sent })));
  }

  terminate(): void {
    this.#frame.remove();
  }

  get #inside(): Inside {
    return this.#frame.contentWindow as Inside;
  }

  #load(address: string): Promise<unknown> {
    const script = this.#inside.document.createElement("script");
    script.src = new URL(address, document.baseURI).href;
    return new Promise((loaded, failed) => {
      script.addEventListener("load", loaded);
      script.addEventListener("error", failed);
      this.#inside.document.body.append(script);
    });
  }
}

if (location.protocol === "file:") {
  // By the second name the theme's script knows where it runs, and finds the words of other languages.
  Object.assign(window, { Worker: FrameWorker, IFrameWorker: FrameWorker });
}
