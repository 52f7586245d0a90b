import type { Notice } from './notice.ts'

/** An empty notice of a kind: the start of a draft and of recognition. Every text field is there, most are empty. */
export function blankNotice(id: string, kind: Notice['kind']): Notice {
  return {
    id,
    kind,
    regime: 'byDate',
    numbering: 'computed',
    header: { superiorOrgan: '', issuingOrgan: '', number: null, symbol: '', place: '', date: null },
    marks: { secrecy: null, urgency: null, circulation: '', draft: null },
    typeName: 'THÔNG BÁO',
    abstract: [],
    bases: [],
    conclusionAuthor: '',
    meeting: null,
    intro: [],
    grounds: [],
    items: [],
    closing: [],
    distribution: { recipients: [], fileCopy: '', typist: '', unit: '', copies: null },
    signature: { authority: '', title: '', concurrentTitle: '', signatory: '' },
    appendices: [],
  }
}
