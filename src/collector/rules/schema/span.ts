/** When something holds. */
export const span = {
  from: {
    type: 'string',
    description: 'the first day such as "2026-12-01", or a time such as "2026-12-01 09:30"',
  },
  until: {
    type: 'string',
    description: 'the last day such as "2026-12-24", or a time such as "2026-12-24 14:00"',
  },
} as const
