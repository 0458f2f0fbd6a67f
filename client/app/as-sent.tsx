import { useLocation } from 'wouter';

// read before React draws in its place
const html = { __html: document.getElementById('root')?.innerHTML ?? '' };
const path = location.pathname;

/** The page as the server sent it, while what draws it is loaded: it does not go blank in between. */
export function AsSent() {
  const [here] = useLocation();
  // biome-ignore lint/security/noDangerouslySetInnerHtml: it stands there already
  return here === path ? <div dangerouslySetInnerHTML={html} /> : null;
}
