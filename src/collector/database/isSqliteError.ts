/** Whether SQLite has thrown it; told by its name, since asking for its class would load SQLite. */
export function isSqliteError(error: unknown): error is Error & { code: string } {
  return error instanceof Error && error.name === 'SqliteError'
}
