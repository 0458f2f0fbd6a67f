import { Columns2 } from 'lucide-react';
import { useLocation } from 'wouter';
import { exportSandbox, tell, useSandbox } from '../live/sandbox.js';
import { text } from '../text/text.js';

/** Takes what is in the sandbox, with everything done in it, to where it is compared. */
export function CompareButton() {
  const [, navigate] = useLocation();
  const ready = useSandbox((state) => state.id !== null);
  const compare = async () => {
    try {
      const [experiment, { linkText }] = await Promise.all([
        exportSandbox(),
        // what writes a link comes when somebody asks for one
        import('../../protocol/share/link.js'),
      ]);
      navigate(`/compare#a=${linkText(experiment)}`);
    } catch (error) {
      tell(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <button
      type="button"
      className="button button-quiet px-2"
      title={text.compare.hint}
      disabled={!ready}
      onClick={() => void compare()}
    >
      <Columns2 size={15} aria-hidden /> {text.compare.button}
    </button>
  );
}
