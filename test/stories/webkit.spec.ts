import { startWebkit } from '../support/engines/startWebkit.js'
import { tellStories } from '../support/engines/tellStories.js'

tellStories('WebKit', startWebkit)
