#!/usr/bin/env node
import { Command } from 'commander'
import { addBackup } from './commands/backup.js'
import { addCheck } from './commands/check.js'
import { addErase } from './commands/erase.js'
import { addEvaluate } from './commands/evaluate.js'
import { addExperiments } from './commands/experiments.js'
import { addExport } from './commands/export.js'
import { addImportCatalog } from './commands/importCatalog.js'
import { addImportOrders } from './commands/importOrders.js'
import { refuseRepeats } from './commands/refuseRepeats.js'
import { addReport } from './commands/report.js'
import { addRules } from './commands/rules.js'
import { addServe } from './commands/serve.js'
import { addSimulate } from './commands/simulate.js'
import { addVerify } from './commands/verify.js'
import { DAMAGED_STATUS, DamagedError } from './database/DamagedError.js'
import { explainMissing } from './explainMissing.js'
import { LogError } from './log/LogError.js'
import { OperatorError } from './OperatorError.js'
import { VERSION } from './packageRoot.js'

const program = new Command('grapevine')
  .description('"Others also bought" and bestsellers for any web shop, from its own data, on its own server.')
  .version(VERSION)
  .showHelpAfterError('Run with --help to see what is possible.')

for (const add of [
  addServe,
  addBackup,
  addCheck,
  addErase,
  addExport,
  addReport,
  addExperiments,
  addEvaluate,
  addImportOrders,
  addImportCatalog,
  addSimulate,
  addRules,
  addVerify,
])
  add(program)
refuseRepeats(program)

try {
  await program.parseAsync()
} catch (thrown) {
  const error = explainMissing(thrown)
  if (!(error instanceof OperatorError || error instanceof LogError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = error instanceof DamagedError ? DAMAGED_STATUS : 1
}
