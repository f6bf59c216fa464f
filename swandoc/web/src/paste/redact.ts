/** Blanks secrets in a paste before anything of it is shown, kept or copied. The number of lines stays. */
import type { Line } from "../line.ts";
import { STEP } from "../parse/parser.ts";
import { finished } from "../steps.ts";

const BLANK = "[redacted]";

/** Quoted, or up to a blank, comma or semicolon. */
const VALUE = String.raw`(?:"[^"]*"?|'[^']*'?|[^\s,;"']+)`;
const NAME = String.raw`(?:secret|passw(?:or)?d|passphrase|psk|private[-_ ]?key|pre[-_ ]?shared[-_ ]?key|shared[-_ ]?key|api[-_ ]?key|authkey)`;

interface Form {
  readonly pattern: RegExp;
  readonly blank: string;
}

const FORMS: readonly Form[] = [
  // ipsec.secrets: `moon sun : PSK "..."`, `carol : EAP "..."`, `: RSA key.pem "passphrase"`
  { pattern: new RegExp(String.raw`(:\s*(?:PSK|EAP|XAUTH|NTLM|PIN)\s+)${VALUE}\s*$`, "g"), blank: `$1${BLANK}` },
  { pattern: /(:\s*(?:RSA|ECDSA|BLISS|PKCS8|P12|PIN)\s+\S+\s+)\S.*$/g, blank: `$1${BLANK}` },
  // `secret = ...`, `secret-1: ...`, `psk="..."`, `PrivateKey = ...`; up to the end where no quotes say where it ends
  { pattern: new RegExp(String.raw`(${NAME}[\w-]{0,40}["']?\s?[=:]{1,2}\s?\s?)(?:"[^"]*"?|'[^']*'?|[^\s"'].*$)`, "gi"), blank: `$1${BLANK}` },
  { pattern: new RegExp(String.raw`(${NAME}[\w-]{0,40}\s+[=:]{1,2}\s+)(?:"[^"]*"?|'[^']*'?|[^\s"'].*$)`, "gi"), blank: `$1${BLANK}` },
  // `wpa-psk "..."`, `option pre_shared_key '...'`, `secret 0sAbC...`
  { pattern: new RegExp(String.raw`(${NAME}[\w-]{0,40}\s+)(?:"[^"]*"?|'[^']*'?|0[sxSX]\S+)`, "gi"), blank: `$1${BLANK}` },
  // Options of commands: `-L2tpPsk x`, `--password x`
  { pattern: new RegExp(String.raw`(-\w{0,30}(?:psk|password|secret)\s+)${VALUE}`, "gi"), blank: `$1${BLANK}` },
  // ip xfrm state, and the command that adds one; the words for a hidden key are iproute2's own
  { pattern: /\b(enc|auth|auth-trunc|aead|comp)(\s+["']?[\w-]+(?:\([^\s]*\))?["']?\s+)(?:0x[0-9a-fA-F]*|"[^"]*"|(?![<[])[^\s<[][^\s]{7,})/g, blank: "$1$2<<Keys hidden>>" },
  // setkey -D of BSD, and what setkey -c takes
  { pattern: /^(\s+[EA]: [\w-]+\s+)[0-9a-fA-F][0-9a-fA-F ]*$/g, blank: `$1${BLANK}` },
  { pattern: /(-[EA] [\w-]+\s+)(?:0x[0-9a-fA-F]+|"[^"]*")/g, blank: `$1${BLANK}` },
  // Long numbers and base64 of strongSwan, wherever they stand: SPIs, marks and addresses are shorter.
  { pattern: /\b0x[0-9a-fA-F]{17,}/g, blank: BLANK },
  { pattern: /\b0s[A-Za-z0-9+/]{16,}={0,2}/g, blank: BLANK },
  // What charon dumps of its memory at higher log levels, also with the text beside it
  { pattern: /(\s\d+: )(?:[0-9A-F]{2} ){2}.*$/g, blank: `$1${BLANK}` },
  { pattern: /\b((?:Proxy-)?Authorization:\s*).*$/gi, blank: `$1${BLANK}` },
  { pattern: /\b((?:Bearer|Basic)\s+)[\w.~+/-]{12,}=*/g, blank: `$1${BLANK}` },
  { pattern: /(\/\/[^\s/:@]{1,64}:)[^\s/@]{1,128}@/g, blank: `$1${BLANK}@` },
];

/** Most lines hold nothing of the kind, and are not looked at further. */
const HINT = /0x[0-9a-f]{17}|0s[a-z0-9+/]{8}|:\s*(?:PSK|EAP|XAUTH|NTLM|PIN|RSA|ECDSA|BLISS|PKCS8|P12)\s|secret|passw|passphrase|psk|private|shared|api[-_ ]?key|authkey|\benc\b|\bauth\b|auth-trunc|\baead\b|\bcomp\b|\s[ea]: |-[ea] [\w-]+\s+(?:0x|")|\d: [0-9a-f]{2} |authorization|bearer|basic|:\/\//i;

const PEM_BEGIN = /-----BEGIN [A-Z ]*(?:PRIVATE KEY|OpenVPN Static key V1)-----/i;
const PEM_END = /-----END [A-Z ]*-----/i;
/** Base64, and the two header lines of an encrypted key. Where the end is missing, other lines are no key any more. */
const PEM_BODY = /^\s*(?:[A-Za-z0-9+/=]{0,100}|(?:Proc-Type|DEK-Info): .*)\s*$/;

export function redact(lines: readonly Line[]): readonly Line[] {
  return finished(redacting(lines));
}

/** Yields now and then. */
export function* redacting(lines: readonly Line[]): Generator<undefined, readonly Line[]> {
  const found: Line[] = [];
  let inKey = false;
  for (const [at, line] of lines.entries()) {
    if (at % STEP === 0) yield;
    const { text } = line;
    if (PEM_BEGIN.test(text)) {
      inKey = !PEM_END.test(text);
      found.push(changed(line, text.replace(/(-----BEGIN [^-]*-----).*$/, `$1 ${BLANK}`)));
      continue;
    }
    if (inKey && (PEM_END.test(text) || !PEM_BODY.test(text))) inKey = false;
    if (inKey) found.push(text.trim() ? changed(line, BLANK) : line);
    else found.push(HINT.test(text) ? changed(line, redactText(text)) : line);
  }
  return found;
}

function redactText(text: string): string {
  return FORMS.reduce((left, { pattern, blank }) => left.replace(pattern, blank), text);
}

function changed(line: Line, text: string): Line {
  return text === line.text ? line : { ...line, text };
}
