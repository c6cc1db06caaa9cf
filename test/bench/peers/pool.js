/** Runs `tasks`, functions that answer promises, at most `width` at a time, and answers in their order. `told` hears how many have ended. */
export async function pool(tasks, width, told) {
  const results = new Array(tasks.length)
  let next = 0
  let done = 0
  const lane = async () => {
    while (next < tasks.length) {
      const index = next++
      results[index] = await tasks[index]()
      told(++done, tasks.length)
    }
  }
  await Promise.all(Array.from({ length: width }, lane))
  return results
}
