import { create } from 'zustand';

export type PanelName = 'log' | 'cookies' | 'store' | 'options' | 'code' | 'world' | 'terminal';

type Panels = {
  open: PanelName;
  /** Those that were ever open: they stay, the terminal with its lines, the editor with its cursor. */
  opened: readonly PanelName[];
};

/** Which of the panels below the stage is open. */
export const usePanels = create<Panels>(() => ({ open: 'log', opened: ['log'] }));

export function openPanel(name: PanelName) {
  usePanels.setState(({ opened }) => ({
    open: name,
    opened: opened.includes(name) ? opened : [...opened, name],
  }));
}
