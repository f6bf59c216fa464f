// Measures pages as Lighthouse does for a phone, and prints what it found as JSON.
//
//     node measure.mjs CHROMIUM ADDRESS...
//
// Its network and processor are simulated from one load, so what is told of bytes and layout depends on the page alone;
// the performance score also depends on how busy this machine is.
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const [chromePath, ...addresses] = process.argv.slice(2);
const chromeFlags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"];
const chrome = await launch({ chromePath, chromeFlags, logLevel: "silent" });
try {
  const measured = [];
  for (const address of addresses) {
    // robots.txt belongs to a host, not to a page; and Lighthouse asks for it from the page, where a policy may forbid it.
    const options = { port: chrome.port, output: "json", logLevel: "silent", skipAudits: ["robots-txt"] };
    const { lhr } = await lighthouse(address, options);
    if (lhr.runtimeError) throw new Error(`${address}: ${lhr.runtimeError.message}`);
    const numeric = (id) => lhr.audits[id]?.numericValue ?? null;
    measured.push({
      address,
      scores: Object.fromEntries(Object.entries(lhr.categories).map(([id, { score }]) => [id, Math.round(score * 100)])),
      metrics: {
        layout_shift: numeric("cumulative-layout-shift"),
        bytes: numeric("total-byte-weight"),
        largest_paint_ms: numeric("largest-contentful-paint"),
        blocking_ms: numeric("total-blocking-time"),
      },
      requests: (lhr.audits["network-requests"]?.details?.items ?? []).map(({ url, transferSize }) => ({ url, bytes: transferSize })),
      failed: Object.values(lhr.categories).flatMap(({ id: category, auditRefs }) =>
        auditRefs
          .map(({ id, weight }) => ({ weight, ...lhr.audits[id] }))
          .filter(({ weight, score }) => weight > 0 && score !== null && score < 1)
          .map(({ id, title, displayValue, details }) => ({
            category,
            id,
            title: displayValue ? `${title} (${displayValue})` : title,
            items: (details?.items ?? []).slice(0, 3).map((item) => item.node?.snippet ?? item.url ?? item.description ?? item.source?.url ?? ""),
          })),
      ),
    });
  }
  process.stdout.write(JSON.stringify(measured));
} finally {
  chrome.kill();
}
