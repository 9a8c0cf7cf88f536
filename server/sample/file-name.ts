const MOST_CHARACTERS = 110;

/** A title as the name of a PDF: what a file name may not hold is left out. */
export function fileName(title: string): string {
  const plain = [...title.replace(/[/\\<>:"|?*\p{Cc}]/gu, '')];
  return `${plain.slice(0, MOST_CHARACTERS).join('').trim()}.pdf`;
}
