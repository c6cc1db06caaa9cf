/** How many of something: "1 visitor", "1,200 visitors". */
export const count = (n: number, of: string): string => `${n.toLocaleString('en')} ${of}${n === 1 ? '' : 's'}`
