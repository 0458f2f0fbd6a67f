import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const windows = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((name) =>
  join(process.env[name] ?? '', 'Google/Chrome/Application/chrome.exe'),
);
const mac = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** @param {string} name @returns {string | undefined} where a program is on the path */
export function onPath(name) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const file = process.platform === 'win32' ? `${name}.exe` : name;
  return folders.map((folder) => join(folder, file)).find((path) => existsSync(path));
}

/** The Chromium or Chrome to test with: CHROMIUM_PATH, or where one is usually installed. */
export function findChromium() {
  const known = process.platform === 'win32' ? windows : process.platform === 'darwin' ? mac : [];
  return process.env.CHROMIUM_PATH ?? names.map(onPath).find(Boolean) ?? known.find((path) => existsSync(path));
}
