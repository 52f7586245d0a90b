import { describe, expect, test } from 'vitest'
import { cleanCell, readMarkup } from '../../src/files/markup.ts'

describe('readMarkup', () => {
  test('Markdown emphasis becomes a look', () => {
    expect(readMarkup('Bố trí vốn. ***Hoàn thành trước 30/6/2026.***').runs).toEqual([
      { text: 'Bố trí vốn. ' },
      { text: 'Hoàn thành trước 30/6/2026.', emphasis: 'boldItalic' },
    ])
    expect(readMarkup('**1. Về thể chế:** giao *Sở Nội vụ* rà soát').runs).toEqual([
      { text: '1. Về thể chế:', emphasis: 'bold' },
      { text: ' giao ' },
      { text: 'Sở Nội vụ', emphasis: 'italic' },
      { text: ' rà soát' },
    ])
  })

  test('HTML emphasis too, and its tags are told', () => {
    expect(readMarkup('<p>Giao <strong>Sở Y tế</strong> và <em>Sở Nội vụ</em></p>')).toEqual({
      runs: [
        { text: 'Giao ' },
        { text: 'Sở Y tế', emphasis: 'bold' },
        { text: ' và ' },
        { text: 'Sở Nội vụ', emphasis: 'italic' },
      ],
      removed: ['<p>', '<strong>', '</strong>', '<em>', '</em>', '</p>'],
    })
  })

  test.each([
    ['<span style="color:red">Quý III</span>', 'Quý III', ['<span style="color:red">', '</span>']],
    ['Sở Tài chính<br/>', 'Sở Tài chính', ['<br/>']],
    ['<li>Rà soát dữ liệu</li>', 'Rà soát dữ liệu', ['<li>', '</li>']],
    ['## II. Nhiệm vụ', 'II. Nhiệm vụ', []],
    ['> trích dẫn', 'trích dẫn', []],
    ['1\\. Giao Sở Y tế', '1. Giao Sở Y tế', []],
    ['Sở KH&amp;CN &lt;95%&gt;&nbsp;“&quot;”', 'Sở KH&CN <95%> “"”', []],
    ['&amp;lt;', '&lt;', []],
  ])('%s', (line, text, removed) => {
    expect(readMarkup(line)).toEqual({ runs: [{ text }], removed })
  })

  test.each([
    'tỷ lệ <95% và > 80%',
    'x < y',
    'Sở KH&CN',
    'Số 57-NQ/TW_2',
    '# hashtag'.slice(1).trim(),
    '#57',
    'P.CĐS-CY/120',
    'báo cáo (*)',
    '*',
    '-----',
  ])('%j is text', (line) => {
    expect(readMarkup(line)).toEqual({ runs: [{ text: line }], removed: [] })
  })

  test('blanks are one, and none stand at the ends', () => {
    expect(readMarkup(' \u00A0 Giao   Sở\tY tế ').runs).toEqual([{ text: 'Giao Sở Y tế' }])
  })

  test('a line of marks alone holds nothing', () => {
    expect(['', '   ', '****', '<br>'].map((line) => readMarkup(line).runs)).toEqual([[], [], [], []])
  })

  test('a bullet is not the start of emphasis', () => {
    expect(readMarkup('* Giao Sở Y tế').runs.map((run) => run.emphasis)).toEqual([undefined])
  })
})

describe('cleanCell', () => {
  test.each([
    ['Quý III', 'Quý III'],
    ['  Sở  Y tế  ', 'Sở Y tế'],
    ['- Rà soát\n- Báo cáo', '- Rà soát\n- Báo cáo'],
    [' một \n\n  hai ', 'một\nhai'],
    ['- Rà soát dữ liệu; - Báo cáo kết quả', '- Rà soát dữ liệu;\n- Báo cáo kết quả'],
    ['**Hoàn thành** *trước 30/6*', 'Hoàn thành trước 30/6'],
    ['Sở KH&amp;CN', 'Sở KH&CN'],
    ['tỷ lệ <95%', 'tỷ lệ <95%'],
    ['kinh tế - xã hội', 'kinh tế - xã hội'],
    ['', ''],
  ])('%j', (cell, text) => {
    expect(cleanCell(cell)).toEqual({ text, removed: [] })
  })

  test('a list in tags is a line for each entry', () => {
    expect(cleanCell('<ul><li>Rà soát</li><li>Báo cáo</li></ul>')).toEqual({
      text: '- Rà soát\n- Báo cáo',
      removed: ['<ul>', '<li>', '</li>', '<li>', '</li>', '</ul>'],
    })
    expect(cleanCell('<ul><li>- Rà soát</li></ul>').text).toBe('- Rà soát')
  })

  test('paragraphs and breaks are lines, other tags go', () => {
    expect(cleanCell('<p>Sở Y tế</p><p>Sở <b>Nội vụ</b><br>Công an tỉnh</p>').text).toBe(
      'Sở Y tế\nSở Nội vụ\nCông an tỉnh',
    )
  })
})

test('stars that are content stay', () => {
  expect(readMarkup('Số liệu (*) đến 31/3; nguồn (*) Sở, 5 * 3 * 2').runs).toEqual([
    { text: 'Số liệu (*) đến 31/3; nguồn (*) Sở, 5 * 3 * 2' },
  ])
  expect(cleanCell('Số liệu (*) và (*) khác').text).toBe('Số liệu (*) và (*) khác')
})
