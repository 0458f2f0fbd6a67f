import { refuseOtherNode } from './node-version.mjs';

refuseOtherNode();
import('./run-experiment.mjs').then(({ runExperiment }) => runExperiment());
