import { afterEach, expect, it } from 'vitest';
import { useSandbox } from '../live/sandbox.js';
import { initial } from '../live/sandbox-state.js';
import { useSend } from './send-form.js';

afterEach(() => useSandbox.setState(initial));

it('keeps what was typed while a sandbox lasts, also over a new one for the same page, and no longer', () => {
  const blank = useSend.getState();
  useSandbox.setState({ ...initial, id: 'a' });
  useSend.setState({ path: '/logout', method: 'POST', body: 'a=1' });
  useSandbox.setState({ id: 'b', epoch: 0, events: [] });
  expect(useSend.getState().path).toBe('/logout');
  // the page of another lesson, or another piece of the gallery
  useSandbox.setState(initial);
  expect(useSend.getState()).toEqual(blank);
});

it('keeps what was typed before its sandbox was there', () => {
  useSandbox.setState(initial);
  useSend.setState({ path: '/cart' });
  useSandbox.setState({ id: 'a' });
  expect(useSend.getState().path).toBe('/cart');
});
