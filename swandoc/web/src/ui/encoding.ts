/** Files as text: Windows PowerShell writes UTF-16 with a byte order mark where `>` is used, others write UTF-8. */
export function decodeFile(bytes: Uint8Array): string {
  const little = bytes[0] === 0xff && bytes[1] === 0xfe;
  const big = bytes[0] === 0xfe && bytes[1] === 0xff;
  // Bytes that are not UTF-8 become U+FFFD, so a file in an old code page is read but for its umlauts.
  return new TextDecoder(little ? "utf-16le" : big ? "utf-16be" : "utf-8").decode(bytes);
}
