/**
 * For sites that allow scripts: `<swandoc-snippet src="https://guide.example/s/SWD112/exempt-ipsec-from-nat/iptables/"
 * lan="10.1.0.0/16"></swandoc-snippet>` shows a snippet in a frame that is as high as it needs. Every other attribute
 * is a value for a parameter of that name, which the frame checks. What stands inside is shown without scripts.
 */
const OTHERS = ["src", "class", "id", "style", "title", "lang", "hidden", "slot", "part"];
const TALLEST = 20_000; // CSS pixels

class SwandocSnippet extends HTMLElement {
  static readonly observedAttributes = ["src"];
  #frame: HTMLIFrameElement | null = null;

  connectedCallback(): void {
    addEventListener("message", this.#resize);
    this.#show();
  }

  disconnectedCallback(): void {
    removeEventListener("message", this.#resize);
  }

  attributeChangedCallback(): void {
    if (this.isConnected) this.#show();
  }

  #show(): void {
    const address = this.#address();
    if (!address) return;
    const frame = document.createElement("iframe");
    frame.title = this.title || "Commands";
    frame.setAttribute("sandbox", "allow-scripts allow-popups allow-popups-to-escape-sandbox");
    frame.setAttribute("referrerpolicy", "no-referrer");
    frame.loading = "lazy";
    frame.width = "100%";
    frame.height = "420";
    frame.style.border = "0";
    frame.src = address;
    this.#frame = frame;
    this.replaceChildren(frame);
  }

  /** The frame's address with the values; null if `src` is no address of the web. */
  #address(): string | null {
    let address: URL;
    try {
      address = new URL(this.getAttribute("src") ?? "", document.baseURI);
    } catch {
      return null;
    }
    if (!/^https?:$/.test(address.protocol)) return null;
    const values = [...this.attributes].filter(({ name }) => !OTHERS.includes(name) && !/^(?:data|aria)-/.test(name));
    if (values.length > 0) address.hash = `values:${new URLSearchParams(values.map(({ name, value }) => [name, value]))}`;
    return address.href;
  }

  readonly #resize = ({ source, data }: MessageEvent): void => {
    const told = data as { readonly type?: unknown; readonly height?: unknown } | null;
    if (!this.#frame || source !== this.#frame.contentWindow || told?.type !== "swandoc:height") return;
    if (typeof told.height === "number" && told.height > 0 && told.height < TALLEST) this.#frame.height = String(Math.ceil(told.height));
  };
}

if (!customElements.get("swandoc-snippet")) customElements.define("swandoc-snippet", SwandocSnippet);
