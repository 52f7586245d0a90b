/** The menu, in Vietnamese. Actions on notices belong to the screen, where they can be undone. */
import { Menu, type MenuItemConstructorOptions, app } from 'electron'

/** Sets the menu of the program. */
export function setMenu(developing: boolean): void {
  const view: MenuItemConstructorOptions[] = [
    { role: 'zoomIn', label: 'Phóng to', accelerator: 'CmdOrCtrl+Plus' },
    { role: 'zoomOut', label: 'Thu nhỏ' },
    { role: 'resetZoom', label: 'Cỡ bình thường' },
    { type: 'separator' },
    { role: 'togglefullscreen', label: 'Toàn màn hình' },
  ]
  if (developing)
    view.push({ role: 'reload', label: 'Tải lại' }, { role: 'toggleDevTools', label: 'Công cụ phát triển' })
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      { label: 'Tệp', submenu: [{ label: 'Thoát', accelerator: 'CmdOrCtrl+Q', click: () => app.quit() }] },
      {
        label: 'Sửa',
        submenu: [
          { role: 'undo', label: 'Hoàn tác' },
          { role: 'redo', label: 'Làm lại' },
          { type: 'separator' },
          { role: 'cut', label: 'Cắt' },
          { role: 'copy', label: 'Chép' },
          { role: 'paste', label: 'Dán' },
          { role: 'selectAll', label: 'Chọn tất cả' },
        ],
      },
      { label: 'Xem', submenu: view },
    ]),
  )
}
