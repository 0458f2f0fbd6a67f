import { refuseOtherNode } from './node-version.mjs';

// The rest is loaded only when this Node can read it.
refuseOtherNode();
import('./run-tests.mjs').then(({ runTests }) => runTests());
