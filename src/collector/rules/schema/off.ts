/** What leaves something out that stands in the file. */
export const off = (what: string) => ({ type: 'boolean', description: `true to leave the ${what} out` }) as const
