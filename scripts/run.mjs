import { spawn } from 'node:child_process';
import { root } from './root.mjs';

/**
 * Runs a program in the repository's folder, without a terminal and with its output kept.
 * @param {string} program
 * @param {string[]} args
 * @param {{ shell?: boolean, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<{ code: number, output: string }>} stdout and stderr in the order they came; 127 when it is not there
 */
export function run(program, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: options.shell ?? false,
      env: { ...process.env, ...options.env },
    });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr.on('data', (chunk) => {
      output += chunk;
    });
    child.on('error', (error) => resolve({ code: 127, output: output + error.message }));
    child.on('close', (code, signal) => resolve({ code: code ?? 1, output: signal ? `${output}\n${signal}` : output }));
  });
}

/**
 * Runs npm: the one that runs us, or else the one on the path (on Windows a script, which needs the shell).
 * @param {string[]} args
 */
export function npm(args) {
  const running = process.env.npm_execpath;
  return running?.endsWith('.js')
    ? run(process.execPath, [running, ...args])
    : run('npm', args, { shell: process.platform === 'win32' });
}
