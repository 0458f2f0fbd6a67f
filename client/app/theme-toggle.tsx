import { Monitor, Moon, Sun } from 'lucide-react';
import { useState } from 'react';
import { storedTheme, storeTheme, type Theme } from './theme.js';

const order: Theme[] = ['system', 'light', 'dark'];
const icons = { system: Monitor, light: Sun, dark: Moon };
const names: Record<Theme, string> = { system: 'as the system', light: 'light', dark: 'dark' };

export function ThemeToggle() {
  const [theme, setTheme] = useState(storedTheme);
  const next = order[(order.indexOf(theme) + 1) % order.length] ?? 'system';
  const Icon = icons[theme];
  const choose = () => {
    storeTheme(next);
    setTheme(next);
  };
  const label = `Look: ${names[theme]}. Change to ${names[next]}`;
  return (
    <button type="button" className="button button-quiet button-icon" aria-label={label} title={label} onClick={choose}>
      <Icon size={18} aria-hidden />
    </button>
  );
}
