/** Says in the console what the developer of the app can mend. */
export function warn(fault: string): void {
  console.warn(`Grapevine: ${fault}`)
}
