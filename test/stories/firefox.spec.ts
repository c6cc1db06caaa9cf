import { startFirefox } from '../support/engines/startFirefox.js'
import { tellStories } from '../support/engines/tellStories.js'

tellStories('Firefox', startFirefox)
