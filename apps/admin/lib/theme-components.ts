import { Button, Checkbox, Input, InputWrapper, Menu, Modal, Radio, Switch } from '@mantine/core';

const HEIGHTS: Readonly<Record<string, string>> = { xs: '28px', sm: '32px', md: '40px', lg: '48px' };
const heightOf = (size: unknown): string => HEIGHTS[String(size ?? 'sm')] ?? '32px';

const SMALL = { fontSize: 12, lineHeight: '16px' } as const;

/** What the house's controls look like where they differ from the library's. */
export const components = {
  Button: Button.extend({
    defaultProps: { size: 'sm' },
    vars: (_theme, props) => ({ root: { '--button-height': heightOf(props.size) } }),
  }),
  Input: Input.extend({
    defaultProps: { size: 'sm' },
    vars: (_theme, props) => ({ wrapper: { '--input-height': heightOf(props.size) } }),
  }),
  InputWrapper: InputWrapper.extend({
    styles: {
      label: { fontWeight: 500, marginBottom: 6 },
      // Two pixels less than the label would be under what people can read.
      description: { ...SMALL, marginBottom: 6 },
      error: { marginTop: 6, fontSize: 12 },
    },
  }),
  // The first item takes the focus; the placeholder that would is no child that a menu may have.
  Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false } }),
  Modal: Modal.extend({ styles: { title: { fontSize: 15, fontWeight: 600, lineHeight: '24px' } } }),
  Checkbox: Checkbox.extend({ styles: { description: SMALL } }),
  Radio: Radio.extend({ styles: { description: SMALL } }),
  Switch: Switch.extend({ styles: { description: SMALL } }),
};
