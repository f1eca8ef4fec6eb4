import { CopyOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { showToast } from '#renderer/state/toasts.ts';

interface CopyButtonProps {
  /** Accessible name, and tool tip. */
  readonly label: string;
  /** Said when it is done. */
  readonly done: string;
  readonly text: string;
  /** Shows the name instead of the sign alone. */
  readonly wide?: boolean;
}

/** Puts a text on the clipboard. */
export function CopyButton(props: CopyButtonProps) {
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(props.text);
    } catch {
      copyBySelection(props.text);
    }
    showToast({ tone: 'done', text: props.done });
  };
  return (
    <Button
      size="small"
      type={props.wide === true ? 'default' : 'text'}
      icon={<CopyOutlined />}
      title={props.label}
      aria-label={props.wide === true ? undefined : props.label}
      onClick={() => void copy()}
    >
      {props.wide === true ? props.label : null}
    </Button>
  );
}

/** For windows that may not use the clipboard directly. */
function copyBySelection(text: string): void {
  const area = document.createElement('textarea');
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
}
