import { expect, test } from 'vitest'
import { readMember } from '../../../src/domain/bodies/member.ts'

test.each<[string, string, string[], string]>([
  [
    'Đồng chí Lê Văn An, Ủy viên Ban Chấp hành Trung ương Đảng, Bí thư Tỉnh ủy - Trưởng Ban Chỉ đạo',
    'Lê Văn An',
    ['Ủy viên Ban Chấp hành Trung ương Đảng', 'Bí thư Tỉnh ủy'],
    'Trưởng Ban Chỉ đạo',
  ],
  [
    'Đồng chí Trần Thị Bình, Phó Bí thư Thường trực Tỉnh ủy –\nChủ tịch Hội đồng nhân dân tỉnh - Phó Trưởng Ban Chỉ đạo',
    'Trần Thị Bình',
    ['Phó Bí thư Thường trực Tỉnh ủy', 'Chủ tịch Hội đồng nhân dân tỉnh'],
    'Phó Trưởng Ban Chỉ đạo',
  ],
  [
    'Đồng chí Vũ Dũng, Phó Bí thư Tỉnh ủy - Phó Trưởng Ban Thường trực Ban Chỉ đạo',
    'Vũ Dũng',
    ['Phó Bí thư Tỉnh ủy'],
    'Phó Trưởng Ban Thường trực Ban Chỉ đạo',
  ],
  ['Đồng chí Giám đốc Sở Tài chính - Ủy viên Ban Chỉ đạo', '', ['Giám đốc Sở Tài chính'], 'Ủy viên Ban Chỉ đạo'],
  ['Đồng chí Giám đốc Sở KH&CN - Thành viên Ban Chỉ đạo:', '', ['Giám đốc Sở KH&CN'], 'Thành viên Ban Chỉ đạo'],
  [
    'Đồng chí Phó Chủ tịch UBND tỉnh phụ trách lĩnh vực khoa học, công nghệ và chuyển đổi số - Uỷ viên Ban Chỉ đạo',
    '',
    ['Phó Chủ tịch UBND tỉnh phụ trách lĩnh vực khoa học, công nghệ và chuyển đổi số'],
    'Uỷ viên Ban Chỉ đạo',
  ],
  [
    'Đồng chí Chánh Văn phòng Tỉnh ủy kiêm Ủy viên Thường trực Ban Chỉ đạo',
    '',
    ['Chánh Văn phòng Tỉnh ủy'],
    'Ủy viên Thường trực Ban Chỉ đạo',
  ],
  ['Đồng chí Trưởng Ban Nội chính Tỉnh ủy', '', ['Trưởng Ban Nội chính Tỉnh ủy'], ''],
  ['Đồng chí Đỗ Minh - Ủy viên Ban Chỉ đạo', 'Đỗ Minh', [], 'Ủy viên Ban Chỉ đạo'],
  ['đồng chí LÊ VĂN AN Bí thư Tỉnh ủy, Trưởng Ban Chỉ đạo', 'LÊ VĂN AN', ['Bí thư Tỉnh ủy'], 'Trưởng Ban Chỉ đạo'],
  ['Đồng chí Ngô Văn Trưởng, Bí thư Đảng ủy xã', 'Ngô Văn Trưởng', ['Bí thư Đảng ủy xã'], ''],
  ['Đồng chí Phó Đức Nguyên, Chủ tịch Liên minh Hợp tác xã', 'Phó Đức Nguyên', ['Chủ tịch Liên minh Hợp tác xã'], ''],
  ["Đồng chí H'Lan Niê, Tỉnh ủy viên, Tổ trưởng Tổ Giúp việc", "H'Lan Niê", ['Tỉnh ủy viên'], 'Tổ trưởng Tổ Giúp việc'],
  ['', '', [], ''],
])('%s', (heading, name, posts, role) => {
  expect(readMember(heading)).toEqual({ name, posts, role })
})
