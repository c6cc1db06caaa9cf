/** What a page said, without the signs that a terminal obeys. */
export const printable = (text: string): string => text.replace(/\p{Cc}/gu, '\ufffd')
