const EUROS = new Intl.NumberFormat('en', { style: 'currency', currency: 'EUR' })

/** Cents as a price: 1250 is `€12.50`. */
export const formatMoney = (cents: number): string => EUROS.format(cents / 100)
