import { BATH } from './bath.js'
import { CAMP } from './camp.js'
import { DESK } from './desk.js'
import { GARDEN } from './garden.js'
import { KITCHEN } from './kitchen.js'
import { LIGHT } from './light.js'
import { PLANTS } from './plants.js'
import { PLAY } from './play.js'
import { TABLE } from './table.js'
import { WOOL } from './wool.js'

/** Every thing that can be drawn. */
export const DRAWINGS = {
  ...KITCHEN,
  ...TABLE,
  ...GARDEN,
  ...PLANTS,
  ...CAMP,
  ...LIGHT,
  ...DESK,
  ...WOOL,
  ...BATH,
  ...PLAY,
}

export type DrawingName = keyof typeof DRAWINGS
