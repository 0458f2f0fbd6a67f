import { refuseOtherNode } from './node-version.mjs';

refuseOtherNode();
import('./run-bench.mjs').then(({ runBench }) => runBench());
