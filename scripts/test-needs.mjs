import { findChromium, onPath } from './chromium.mjs';
import { Problem } from './root.mjs';
import { run } from './run.mjs';

/** What tests need beside npm's packages, with the Debian package that has it. */
const needs = [
  { name: 'Chromium', package: 'chromium', find: findChromium },
  { name: 'redis-server', package: 'redis-server', find: () => onPath('redis-server') },
  { name: 'curl', package: 'curl', find: () => onPath('curl') },
];

/**
 * Installs by apt what is missing, where apt is and may be used.
 * @param {(line: string) => void} say
 * @throws Problem that says what to install elsewhere
 */
export async function ensureTestNeeds(say) {
  const missing = needs.filter((need) => !need.find());
  if (missing.length === 0) return;
  const packages = missing.map((need) => need.package);
  const apt = await aptCommand();
  if (apt) {
    say(`Installing ${packages.join(' and ')} by apt`);
    const options = { env: { DEBIAN_FRONTEND: 'noninteractive' } };
    await run(apt[0], [...apt.slice(1), 'update', '-qq'], options);
    const { code, output } = await run(apt[0], [...apt.slice(1), 'install', '-y', '-qq', ...packages], options);
    if (code === 0 && needs.every((need) => need.find())) return;
    say(output.trim().split('\n').slice(-3).join('\n'));
  }
  const hint =
    process.platform === 'darwin' ? 'brew install --cask chromium; brew install redis' : packages.join(' and ');
  throw new Problem(
    `The tests need ${missing.map((need) => need.name).join(' and ')}. Install: ${hint}. CHROMIUM_PATH can name a Chrome or Chromium.`,
  );
}

/** @returns {Promise<string[] | null>} how apt-get can be run without a password, if at all */
async function aptCommand() {
  if (process.platform !== 'linux' || !onPath('apt-get')) return null;
  if (process.getuid?.() === 0) return ['apt-get'];
  const { code } = await run('sudo', ['-n', 'true']);
  return code === 0 ? ['sudo', '-n', 'apt-get'] : null;
}
