import assert from "node:assert/strict";
import { test } from "node:test";
import { ufwStatus } from "../src/parse/ufw-status.ts";
import { read } from "./read.ts";

/** As ufw 0.36.2 prints it. */
const RULES = `To                         Action      From
--                         ------      ----
22/tcp                     LIMIT IN    Anywhere                  
500,4500/udp               ALLOW IN    Anywhere                  
22/tcp (v6)                LIMIT IN    Anywhere (v6)             
`;
const verbose = (routed: string): string => `Status: active
Logging: on (low)
Default: deny (incoming), allow (outgoing), ${routed} (routed)
New profiles: skip

${RULES}`;
const ROUTE = "10.1.0.0/16 on eth1        ALLOW FWD   10.10.10.0/24 on eth0      # vpn\n";

function about(text: string): Record<string, string> {
  const { records, strange } = read(text, [ufwStatus]);
  assert.deepEqual(strange, []);
  return Object.fromEntries([...records.about].map(([name, { value }]) => [name, value]));
}

test("ufw's status tells what it does with forwarded packets", () => {
  for (const routed of ["deny", "reject", "allow", "disabled"])
    assert.deepEqual(about(`$ sudo ufw status verbose\n${verbose(routed)}`), { ufw: "active", "ufw-routed": routed, "ufw-route-allow": "none" });
});

test("rules for forwarded packets stand in each of its forms", () => {
  const numbered = "Status: active\n\n     To                         Action      From\n     --                         ------      ----\n[ 1] 22/tcp                     LIMIT IN    Anywhere                  \n[12] 10.1.0.0/16 on eth1        ALLOW FWD   10.10.10.0/24 on eth0      # vpn\n";
  const short = `Status: active\n\n${RULES.replace(/ IN /g, "    ")}\n${ROUTE}`;
  for (const text of [`# ufw status numbered\n${numbered}`, `# ufw status\n${short}`, short]) assert.deepEqual(about(text), { ufw: "active", "ufw-route-allow": "some" });
  assert.deepEqual(about(`# ufw status verbose\n${verbose("deny")}${ROUTE}`), { ufw: "active", "ufw-routed": "deny", "ufw-route-allow": "some" });
});

test("a rule that denies, a list that may be cut and a ufw that is off tell of no rule", () => {
  assert.deepEqual(about(`# ufw status\nStatus: active\n\n${ROUTE.replace("ALLOW", "DENY ")}`), { ufw: "active", "ufw-route-allow": "none" });
  assert.deepEqual(about(verbose("deny")), { ufw: "active", "ufw-routed": "deny" });
  assert.deepEqual(about(`# ufw status | head -4\n${verbose("deny")}`), { ufw: "active", "ufw-routed": "deny" });
  assert.deepEqual(about("# ufw status verbose\nStatus: inactive\n"), { ufw: "inactive" });
});

test("what ufw does not print is not taken for its rules", () => {
  assert.deepEqual(read("# ufw status\nStatus: active\nERROR: problem running", [ufwStatus]).strange, ["ERROR: problem running"]);
});
