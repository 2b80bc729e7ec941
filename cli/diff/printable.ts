/** Characters that would move a terminal's cursor, colour it, or turn the order of a line around. */
const unprintable = /[\p{Cc}\p{Cs}\u2028\u2029\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** A text of somebody else, as one line that shows itself and does nothing else. */
export const printable = (text: string): string =>
  text.replaceAll(unprintable, (character) => {
    if (character === '\n') return '\\n';
    if (character === '\t') return '\\t';
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  });
