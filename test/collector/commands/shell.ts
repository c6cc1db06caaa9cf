import { Command } from 'commander'
import { vi } from 'vitest'

/** Runs these commands as the shell would: answers what one wrote, and its last line where that is JSON. */
export const shell =
  (...commands: ((program: Command) => void)[]) =>
  async (...args: string[]) => {
    const written = { out: '', err: '' }
    const out = vi.spyOn(process.stdout, 'write').mockImplementation(text => {
      written.out += text
      return true
    })
    const err = vi.spyOn(process.stderr, 'write').mockImplementation(text => {
      written.err += text
      return true
    })
    try {
      const program = new Command('grapevine').exitOverride()
      for (const add of commands) {
        add(program)
        program.commands.at(-1)!.exitOverride()
      }
      await program.parseAsync(['node', 'grapevine', ...args])
    } finally {
      out.mockRestore()
      err.mockRestore()
    }
    const last = written.out.trimEnd().split('\n').at(-1) ?? ''
    return { ...written, report: last.startsWith('{') ? (JSON.parse(last) as Record<string, unknown>) : {} }
  }
