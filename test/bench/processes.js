import { fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const here = name => new URL(name, import.meta.url).pathname

/** Runs `work` with an empty directory and removes it. */
export async function withDirectory(work) {
  const directory = await mkdtemp(join(tmpdir(), 'grapevine-bench-'))
  try {
    return await work(directory)
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

/** Starts a server that prints `{"listening":"http://…:PORT"}`, gives its port to `work`, and ends it. */
export async function withServer(script, args, work) {
  const server = spawn(process.execPath, [here(script), ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const exit = once(server, 'exit')
  try {
    server.stdout.setEncoding('utf8')
    const [line] = await Promise.race([
      once(server.stdout, 'data'),
      exit.then(([code]) => Promise.reject(new Error(`${script} ended with ${code}.`))),
    ])
    return await work(Number(new URL(JSON.parse(line).listening).port))
  } finally {
    server.kill('SIGTERM')
    await exit
  }
}

/** Runs the load generator and answers what it measured. */
export async function load(task) {
  const generator = fork(here('load.js'))
  try {
    const answer = once(generator, 'message')
    generator.send({ warmUp: 1, ...task, requests: here(task.requests) })
    const [{ measured, error }] = await Promise.race([
      answer,
      once(generator, 'exit').then(() => Promise.reject(new Error('The load generator ended.'))),
    ])
    if (error !== undefined) throw new Error(error)
    return measured
  } finally {
    generator.kill()
  }
}
