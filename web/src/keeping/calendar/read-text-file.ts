/** More than any notice has; what is longer the server refuses anyway. */
const MOST_BYTES = 200_000;

/** The text of a file, in UTF-8 or as older programs write Chinese (GB 18030). */
export async function readTextFile(file: Blob): Promise<string> {
  const bytes = await file.slice(0, MOST_BYTES).arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
