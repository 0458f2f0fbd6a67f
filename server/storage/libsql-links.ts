import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import type { LinkStorage } from './link-storage.js';

/** How much is kept; past it nothing more, for what is kept somebody has a link to. */
export type Room = { links: number; characters: number };

/** A hundred thousand of a kilobyte or two, and some large ones among them. */
const usual: Room = { links: 100_000, characters: 500_000_000 };

/** Another server on the same file may be writing: so many milliseconds it is waited for. */
const busyMs = 2_000;

/**
 * Links in one file of a folder, which is made when it is not there.
 * @throws Error of the file system or of libsql when it cannot be written there
 */
export function openLinks(folder: string, room: Room = usual): LinkStorage {
  // not recursive: under a folder that refuses, such as /proc, Node 20 tries that for ever
  if (!existsSync(folder)) mkdirSync(folder);
  const database = new Database(join(folder, 'playground.db'), { timeout: busyMs });
  database.pragma('journal_mode = WAL');
  database.exec('CREATE TABLE IF NOT EXISTS links (id TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID');
  const find = database.prepare('SELECT text FROM links WHERE id = ?');
  const insert = database.prepare('INSERT INTO links (id, text) VALUES (?, ?) ON CONFLICT (id) DO NOTHING');
  const size = database.prepare('SELECT count(*) AS links, coalesce(sum(length(text)), 0) AS characters FROM links');
  const kept = size.get() as Room;
  const found = (id: string) => (find.get(id) as { text: string } | undefined)?.text ?? null;
  return {
    async keep(id, text) {
      if (found(id) !== null) return true;
      if (kept.links + 1 > room.links || kept.characters + text.length > room.characters) return false;
      const { changes } = insert.run(id, text);
      kept.links += changes;
      kept.characters += changes * text.length;
      return true;
    },
    async find(id) {
      return found(id);
    },
    async close() {
      database.close();
    },
  };
}
