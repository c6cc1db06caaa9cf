/**
 * Why events are counted and not learned from; stored by these names. `bot`: the browser says of itself that it is a program. `crowd`: too
 * many visitors of its network stand behind the product already. `unsigned`: an order or a return that the shop's server has not signed, though it
 * has the key. `rate`: its visitor looks at more products than a person can. `test`: somebody tests the shop with the inspector.
 */
export type Doubt = 'bot' | 'crowd' | 'rate' | 'test' | 'unsigned'
