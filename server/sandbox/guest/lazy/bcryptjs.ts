import bcrypt from 'bcryptjs';
import { host } from '../host.js';

/**
 * The bcryptjs package, but for its key stretching: ten rounds take QuickJS three seconds, all that an action may take,
 * so the host runs that part of the same package. Salts, arguments and errors are the package's own.
 */
type Done<T> = (error: unknown, value?: T) => void;
type Progress = (share: number) => void;

function hashSync(password: string, salt: string | number = 10): string {
  const made = typeof salt === 'number' ? bcrypt.genSaltSync(salt) : salt;
  if (typeof password !== 'string' || typeof made !== 'string') return bcrypt.hashSync(password, made);
  return host.bcrypt({ base64: Buffer.from(password).toString('base64') }, made);
}

function hash(password: string, salt: string | number, callback?: Done<string>, progress?: Progress) {
  if (!callback) return promised<string>((done) => void hash(password, salt, done, progress));
  const known = typeof password === 'string' && (typeof salt === 'number' || typeof salt === 'string');
  if (!known || typeof callback !== 'function') return bcrypt.hash(password, salt, callback as never);
  progress?.(0);
  setImmediate(() => {
    let hashed: string;
    try {
      hashed = hashSync(password, salt);
    } catch (error) {
      callback(error);
      return;
    }
    progress?.(1);
    callback(null, hashed);
  });
  return undefined;
}

function compareSync(password: string, hashed: string): boolean {
  if (!comparable(password, hashed)) return bcrypt.compareSync(password, hashed);
  return hashSync(password, saltOf(hashed)) === hashed;
}

function compare(password: string, hashed: string, callback?: Done<boolean>, progress?: Progress) {
  if (!callback) return promised<boolean>((done) => void compare(password, hashed, done, progress));
  if (!comparable(password, hashed) || typeof callback !== 'function') {
    return bcrypt.compare(password, hashed, callback as never);
  }
  const done: Done<string> = (error, made) => (error ? callback(error) : callback(null, made === hashed));
  return hash(password, saltOf(hashed), done, progress);
}

const comparable = (password: unknown, hashed: unknown) =>
  typeof password === 'string' && typeof hashed === 'string' && hashed.length === 60;

/** What stands before the 31 characters of the digest. */
const saltOf = (hashed: string) => hashed.slice(0, -31);

function promised<T>(start: (done: Done<T>) => void): Promise<T> {
  return new Promise((resolve, reject) => start((error, value) => (error ? reject(error) : resolve(value as T))));
}

export const module = { ...bcrypt, hash, hashSync, compare, compareSync };
