import { strToU8, zipSync } from 'fflate';
import type { Experiment } from '../../../protocol/experiment.js';
import { isModule } from '../../../source/is-module.js';
import { packagesOf } from './packages.js';
import readme from './template/readme.md?raw';
import replay from './template/replay.mjs?raw';
import server from './template/server.mjs?raw';

/**
 * An experiment as a project that runs under real Node, each file by its path: the code as it was last, its files, and
 * what replays the actions. A file of the experiment's own that has the name of one of ours gives way to it.
 */
export function projectFiles(experiment: Experiment): Record<string, string> {
  const { files = {}, actions } = experiment;
  const last = actions.findLast((action) => action.type === 'deploy');
  const app = last?.type === 'deploy' ? last.app : experiment.app;
  const manifest = {
    name: 'session-playground-experiment',
    private: true,
    type: isModule(app) ? 'module' : 'commonjs',
    engines: { node: '>=20' },
    scripts: { start: 'node server.mjs', replay: 'node replay.mjs' },
    dependencies: packagesOf(app, files),
  };
  return {
    ...files,
    'README.md': readme,
    'app.js': app,
    'experiment.json': json(experiment),
    'package.json': json(manifest),
    'replay.mjs': replay,
    'server.mjs': server,
  };
}

/** The same in one folder of a ZIP file. */
export function projectZip(experiment: Experiment): Uint8Array<ArrayBuffer> {
  const files = Object.entries(projectFiles(experiment));
  const folder = Object.fromEntries(files.map(([path, text]) => [`session-playground/${path}`, strToU8(text)]));
  return new Uint8Array(zipSync(folder));
}

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
