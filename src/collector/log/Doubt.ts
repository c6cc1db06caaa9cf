/** Why events are counted and not learned from; stored by these names. `bot`: the browser says of itself that it is a program. */
export type Doubt = 'bot'
