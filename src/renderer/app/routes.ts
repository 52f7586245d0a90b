/** Where one can go. The address is a hash, so that reloading and going back work in every host. */
import {
  IconArchive,
  IconBook2,
  IconBuildingBank,
  IconFileImport,
  IconFiles,
  IconHome,
  IconListCheck,
  IconSettings,
} from '@tabler/icons-react'
import { importers } from '../../domain/office/roles.ts'

export const routes = {
  home: '/',
  notices: '/thong-bao',
  notice: '/thong-bao/:id',
  beginMeeting: '/soan/cuoc-hop',
  beginLike: '/soan/thong-bao-truoc',
  import: '/nhap',
  register: '/so-dang-ky',
  follow: '/theo-doi',
  followPart: '/theo-doi/:part?',
  archive: '/luu-tru',
  office: '/co-quan',
  officeKind: '/co-quan/:kind',
  settings: '/cai-dat',
  rules: '/cai-dat/quy-tac',
  look: '/cai-dat/mau-trinh-bay',
  users: '/cai-dat/nguoi-dung',
  protect: '/cai-dat/bao-ve-kho',
} as const

export const officeRoute = (kind: string) => `${routes.office}/${kind}`
export const followRoute = (part: string) => (part === '' ? routes.follow : `${routes.follow}/${part}`)
export const noticeRoute = (id: string) => `/thong-bao/${encodeURIComponent(id)}`

/** The entries of the navigation rail, in order; Alt and `key` opens one. `roles`: not for everybody. */
export const destinations = [
  { to: routes.home, label: 'Trang chủ', icon: IconHome, key: '1' },
  { to: routes.notices, label: 'Thông báo', icon: IconFiles, key: '2' },
  { to: routes.import, label: 'Nhập văn bản', icon: IconFileImport, key: '3', roles: importers },
  { to: routes.register, label: 'Sổ văn bản', icon: IconBook2, key: '6' },
  { to: routes.follow, label: 'Theo dõi', icon: IconListCheck, key: '8' },
  { to: routes.office, label: 'Cơ quan', icon: IconBuildingBank, key: '4' },
  { to: routes.archive, label: 'Lưu trữ', icon: IconArchive, key: '7' },
  { to: routes.settings, label: 'Cài đặt', icon: IconSettings, key: '5' },
] as const
