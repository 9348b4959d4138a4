import type { ReactNode } from 'react';
import { Menu as AriaMenu, Button, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { Icon, type IconName } from './icon';

export interface MenuAction {
  key: string;
  label: string;
  icon?: IconName;
  onAction: () => void;
  disabled?: boolean;
}

/** A button that unfolds a short list of acts. Import it lazily from pages that are light without it. */
export function Menu({ label, actions }: { label: ReactNode; actions: readonly MenuAction[] }) {
  return (
    <MenuTrigger>
      <Button className="btn">
        {label}
        <Icon name="chevron" />
      </Button>
      <Popover className="popover" placement="bottom end">
        <AriaMenu className="menu-list">
          {actions.map((action) => (
            <MenuItem
              key={action.key}
              id={action.key}
              textValue={action.label}
              isDisabled={action.disabled ?? false}
              onAction={action.onAction}
            >
              {action.icon === undefined ? null : <Icon name={action.icon} />}
              {action.label}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
