/** Appearance of the whole screen: one typeface with every Vietnamese letter, one blue for actions, large legible type. */
import { Drawer, type MantineColorsTuple, Modal, Popover, createTheme } from '@mantine/core'

/** The colour of actions and links; shade 7 on white has a contrast of 8:1. */
const action: MantineColorsTuple = [
  '#eef4fb',
  '#dae6f4',
  '#b3cce9',
  '#88b0dd',
  '#6598d3',
  '#4f89cd',
  '#3a78bd',
  '#1f5a9c',
  '#184a83',
  '#103a6b',
]

export const theme = createTheme({
  colors: { action },
  primaryColor: 'action',
  primaryShade: 7,
  fontFamily: "'Be Vietnam Pro', 'Segoe UI', sans-serif",
  fontFamilyMonospace: "Consolas, 'Liberation Mono', monospace",
  fontSizes: { xs: '0.8125rem', sm: '0.9375rem', md: '1rem', lg: '1.125rem', xl: '1.375rem' },
  headings: { fontFamily: "'Be Vietnam Pro', 'Segoe UI', sans-serif", fontWeight: '600' },
  defaultRadius: 6,
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Modal: Modal.extend({ styles: { title: { fontWeight: 600 } } }),
    Drawer: Drawer.extend({ styles: { title: { fontWeight: 600 } } }),
    // What opens from a button (menus too) turns to where there is room, and is scrolled where there is too little.
    Popover: Popover.extend({ defaultProps: { middlewares: { flip: true, shift: true, size: true } } }),
  },
})
