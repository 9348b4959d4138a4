import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useT } from '~/messages/intl';
import { Icon } from './icon';

export interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** A function receives `close`, for the buttons inside. */
  children: ReactNode | ((close: () => void) => ReactNode);
  /** A decision that cannot be undone: a press outside does not close it. */
  alert?: boolean;
}

/** A dialog: focus goes in, stays in, and comes back. Import it lazily from pages that are light without it. */
export function Dialog({ open, onOpenChange, title, children, alert }: DialogProps) {
  const t = useT();
  return (
    <ModalOverlay className="veil" isOpen={open} onOpenChange={onOpenChange} isDismissable={!alert}>
      <Modal className="sheet">
        <AriaDialog className="dialog" role={alert ? 'alertdialog' : 'dialog'}>
          {({ close }) => (
            <>
              <header>
                <Heading slot="title" level={2}>
                  {title}
                </Heading>
                <button type="button" className="btn plain" onClick={close}>
                  <Icon name="cross" />
                  {t('ui.close')}
                </button>
              </header>
              {typeof children === 'function' ? children(close) : children}
            </>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
