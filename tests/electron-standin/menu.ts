/** The menu: kept, and clicked by the test by its labels. */
import type { MenuItemConstructorOptions } from 'electron'
import { note, onCommand } from './notes.ts'
import { StrictEmitter, makeEvent, missing, strictObject } from './strict.ts'
import { BrowserWindow } from './window.ts'

const knownOptions = [
  'id',
  'label',
  'sublabel',
  'toolTip',
  'role',
  'type',
  'accelerator',
  'click',
  'submenu',
  'enabled',
  'visible',
  'checked',
  'registerAccelerator',
]

export interface MenuItem {
  readonly id: string
  readonly label: string
  readonly role: string | undefined
  readonly type: string
  readonly accelerator: string | undefined
  readonly submenu: Menu | undefined
  readonly click: () => void
  enabled: boolean
  visible: boolean
  checked: boolean
}

function makeItem(options: MenuItemConstructorOptions): MenuItem {
  for (const name of Object.keys(options)) if (!knownOptions.includes(name)) missing(`the menu item option ${name}`)
  const {
    id = '',
    role,
    submenu,
    type,
    label,
    accelerator,
    enabled = true,
    visible = true,
    checked = false,
    click,
  } = options
  if (label === undefined && role === undefined && type !== 'separator')
    throw new TypeError('Invalid template for MenuItem: must have either label, role or type')
  const kind = type ?? (submenu === undefined ? 'normal' : 'submenu')
  const below = Array.isArray(submenu) ? Menu.buildFromTemplate(submenu) : (submenu as Menu | undefined)
  const item: MenuItem = strictObject('MenuItem', {
    id,
    role,
    accelerator,
    enabled,
    visible,
    checked,
    type: kind,
    label: label ?? role ?? '',
    submenu: below,
    click() {
      if (role !== undefined) carryOutRole(role)
      const given = [item, BrowserWindow.getFocusedWindow(), makeEvent({})] as unknown as Parameters<
        NonNullable<typeof click>
      >
      click?.(...given)
    },
  })
  return item
}

/** The roles that change what a test can see; the others belong to the page's keys and are noted. */
function carryOutRole(role: string): void {
  note('menuRole', { role })
  if (role === 'close') BrowserWindow.getFocusedWindow()?.close()
  if (role === 'minimize') BrowserWindow.getFocusedWindow()?.minimize()
  if (role === 'reload' || role === 'forceReload') BrowserWindow.getFocusedWindow()?.reload()
  if (role === 'quit') quit()
}

let quit: () => void = () => missing('the menu role quit before app is there')

/** The app object ends the program; the menu only has its words. */
export function setQuit(how: () => void): void {
  quit = how
}

let applicationMenu: Menu | null = null

export class Menu extends StrictEmitter {
  readonly items: MenuItem[] = []

  constructor() {
    super('Menu', ['menu-will-show', 'menu-will-close'])
  }

  static buildFromTemplate(template: readonly MenuItemConstructorOptions[]): Menu {
    const menu = new Menu()
    menu.items.push(...template.map(makeItem))
    return menu
  }

  static setApplicationMenu(menu: Menu | null): void {
    applicationMenu = menu
  }

  static getApplicationMenu(): Menu | null {
    return applicationMenu
  }

  getMenuItemById(id: string): MenuItem | null {
    const all = this.items.flatMap((item) => [item, ...(item.submenu?.items ?? [])])
    return all.find((item) => item.id === id) ?? null
  }
}

onCommand('menu', ({ labels }) => {
  let items = applicationMenu?.items ?? []
  let found: MenuItem | undefined
  for (const label of labels) {
    found = items.find((item) => item.label === label)
    items = found?.submenu?.items ?? []
  }
  if (found === undefined) return missing(`the menu item ${labels.join(' > ')}`)
  if (!found.enabled || !found.visible) throw new Error(`the menu item ${labels.join(' > ')} cannot be clicked`)
  // Ending the program must not take the answer to the test along.
  setImmediate(found.click)
})
