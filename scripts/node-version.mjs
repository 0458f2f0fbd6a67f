// No imports, no new syntax: this file must still run on the Node versions that it refuses.

/** The Node versions this project runs on, as package.json's `engines` says them. */
export const supported = { from: [20, 19], below: 25 };

/**
 * Takes a version such as `18.3.0`.
 * @param {string} version
 * @returns {string | null} one sentence on what to do, null when the version will do
 */
export function nodeProblem(version) {
  const parts = version.split('.').map(Number);
  const [major, minor] = [parts[0] || 0, parts[1] || 0];
  const newEnough = major > supported.from[0] || (major === supported.from[0] && minor >= supported.from[1]);
  if (newEnough && major < supported.below) return null;
  return (
    `Session Playground needs Node ${supported.from.join('.')} up to ${supported.below - 1}, this is Node ${version}: ` +
    'install Node 22 from nodejs.org, then run the same command again.'
  );
}

/** Ends the process with one sentence when this Node will not do. */
export function refuseOtherNode() {
  const problem = nodeProblem(process.versions.node);
  if (!problem) return;
  console.error(problem);
  process.exit(1);
}
