/** A share in percent: "12.3 %". */
export const percent = (share: number): string =>
  share > 0 && share < 0.001 ? 'less than 0.1 %' : `${(100 * share).toFixed(1)} %`
