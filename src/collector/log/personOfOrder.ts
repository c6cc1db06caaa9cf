/** Whose an order is where nobody knows: without consent each stands for a person of its own. */
export const personOfOrder = (order: string): string => `order:${order}`
