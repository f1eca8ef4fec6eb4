import type { ButtonProps } from 'antd';
import { Button } from 'antd';

interface BusyButtonProps extends Omit<ButtonProps, 'disabled' | 'onClick' | 'aria-disabled'> {
  readonly busy: boolean;
  onClick(): void;
}

/** A button that does nothing while work is under way. It keeps the focus meanwhile, which a disabled one loses. */
export function BusyButton({ busy, onClick, ...rest }: BusyButtonProps) {
  return (
    <Button
      {...rest}
      {...(busy ? { 'aria-disabled': true } : {})}
      onClick={() => {
        if (!busy) onClick();
      }}
    />
  );
}
